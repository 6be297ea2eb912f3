package dev.slipway.engine.release;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ReleaseStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the runtime at what the store says is current: nothing less after a restart, nothing more
/// after a crash. Where a deployment is under way it does nothing, because that deployment moves
/// things itself.
public final class ReleaseKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseKeeper.class);

  /// Bounds what is asked of the stores at the same time. Many more than a machine can start at
  /// once, since whoever waits for an app that does not get healthy holds up no other.
  private static final int BROUGHT_BACK_AT_A_TIME = 64;

  private final ReleaseStore releases;
  private final DeploymentStore deployments;
  private final AppRuntime runtime;
  private final Starting starting;

  public ReleaseKeeper(
      ReleaseStore releases, DeploymentStore deployments, AppRuntime runtime, Starting starting) {
    this.releases = releases;
    this.deployments = deployments;
    this.runtime = runtime;
    this.starting = starting;
  }

  /// Brings every current release back, many at a time; to be called before any deployment runs.
  /// One that does not start is tried again by [#reconcile].
  public void restore() {
    try (ExecutorService each =
        Executors.newFixedThreadPool(BROUGHT_BACK_AT_A_TIME, Thread.ofVirtual().factory())) {
      for (Activation activation : releases.allCurrent()) {
        each.execute(() -> bringBack(activation));
      }
    }
  }

  /// Brings back what should run and does not; ends what runs and should not.
  public void reconcile() {
    List<Activation> current = releases.allCurrent();
    Set<ReleaseId> running = runtime.running();
    for (Activation activation : current) {
      if (!running.contains(activation.release()) && isQuiet(activation)) {
        bringBack(activation);
      }
    }
    for (ReleaseId release : running) {
      if (current.stream().noneMatch(activation -> activation.release().equals(release))) {
        endIfQuiet(release);
      }
    }
  }

  private void bringBack(Activation activation) {
    Optional<Release> release = releases.find(activation.release());
    if (release.isEmpty()) {
      LOG.error(
          "The current release {} of {} is not in the store",
          activation.release(),
          activation.project());
      return;
    }
    try {
      starting.start(release.get());
      if (isStillCurrent(activation)) {
        runtime.route(release.get());
        yieldToNewer(activation);
      }
    } catch (SlipwayException e) {
      LOG.warn("{} does not serve: {}", activation.project(), e.getMessage());
    }
  }

  /// A deployment may have led the traffic elsewhere at the same moment.
  private void yieldToNewer(Activation activation) {
    if (!isStillCurrent(activation)) {
      releases.current(activation.project(), activation.environment()).ifPresent(this::bringBack);
    }
  }

  private void endIfQuiet(ReleaseId id) {
    Optional<Release> release = releases.find(id);
    if (release.isPresent()) {
      if (!isQuiet(release.get())) {
        return;
      }
      Optional<Activation> current = currentBeside(release.get());
      if (current.filter(activation -> activation.release().equals(id)).isPresent()) {
        return;
      }
      current.ifPresent(this::bringBack);
    }
    LOG.info("{} runs but is not current; it is ended", id);
    runtime.stop(id);
  }

  /// Asked after [#isQuiet]: a deployment that ended in between has activated its release before it
  /// ended. Traffic is led to it once more, lest it still be led to the other one.
  private Optional<Activation> currentBeside(Release release) {
    return releases.current(release.project(), release.environment());
  }

  private boolean isStillCurrent(Activation activation) {
    return releases
        .current(activation.project(), activation.environment())
        .filter(activation::equals)
        .isPresent();
  }

  private boolean isQuiet(Activation activation) {
    return deployments.active(activation.project(), activation.environment()).isEmpty();
  }

  private boolean isQuiet(Release release) {
    return deployments.active(release.project(), release.environment()).isEmpty();
  }
}
