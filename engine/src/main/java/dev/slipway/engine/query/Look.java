package dev.slipway.engine.query;

import dev.slipway.ports.health.Probe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs one probe, in a thread of its own. One that never answers is not begun a second time.
final class Look {
  private final Probe probe;
  private Optional<CompletableFuture<Preflight.Finding>> running = Optional.empty();

  Look(Probe probe) {
    this.probe = probe;
  }

  void begin() {
    if (running.filter(it -> !it.isDone()).isEmpty()) {
      running = Optional.of(CompletableFuture.supplyAsync(this::look, Thread::startVirtualThread));
    }
  }

  private Preflight.Finding look() {
    long start = System.nanoTime();
    try {
      String detail = probe.look();
      return new Preflight.Finding(
          probe.name(), probe.permission(), since(start), detail, Optional.empty());
    } catch (RuntimeException e) {
      return Preflight.failed(probe, since(start), e);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// @param end by `System.nanoTime`
  /// @param patience how long that is after the beginning
  Preflight.Finding finding(long end, Duration patience) {
    try {
      return running.orElseThrow().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return silent(patience);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return silent(patience);
    } catch (ExecutionException | CancellationException e) {
      return Preflight.failed(probe, patience, new CompletionException(e));
    }
  }

  private Preflight.Finding silent(Duration patience) {
    var problem = Preflight.silent(probe, patience);
    return new Preflight.Finding(
        probe.name(), probe.permission(), patience, problem.summary(), Optional.of(problem));
  }
}
