package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.engine.control.CancelSignal;
import dev.slipway.engine.execution.StopReason;
import dev.slipway.engine.execution.StopSignal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What this process is working on, so that it can be told to stop at once.
public final class RunningWork implements CancelSignal {
  private final Map<DeploymentId, StopSignal> signals = new ConcurrentHashMap<>();
  private volatile boolean closing;

  @Override
  public void cancelRequested(DeploymentId id) {
    StopSignal signal = signals.get(id);
    if (signal != null) {
      signal.stop(StopReason.CANCELLED);
    }
  }

  void began(DeploymentId id, StopSignal signal) {
    signals.put(id, signal);
    if (closing) {
      signal.stop(StopReason.SHUTDOWN);
    }
  }

  /// Takes away this signal only: a worker that lost its lease may end after the next one began.
  void ended(DeploymentId id, StopSignal signal) {
    signals.remove(id, signal);
  }

  /// Stops what is under way and what will yet begin.
  void shutDown() {
    closing = true;
    signals.values().forEach(signal -> signal.stop(StopReason.SHUTDOWN));
  }
}
