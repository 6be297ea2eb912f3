package dev.slipway.embedded.runtime;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The one start of a release that several may wait for.
final class Start {
  private static final Duration TO_BREAK_OFF = Duration.ofMillis(900);

  private final CompletableFuture<Started> result = new CompletableFuture<>();
  private final Thread thread;

  /// @param work starts the release, and breaks off when it is interrupted
  Start(Supplier<Started> work) {
    @Nullable Map<String, String> logIds = MDC.getCopyOfContextMap();
    this.thread =
        Thread.ofVirtual()
            .name("release-start")
            .unstarted(() -> {
              if (logIds != null) {
                MDC.setContextMap(logIds);
              }
              complete(work);
            });
  }

  void begin() {
    thread.start();
  }

  /// Breaks the start off, if it has not ended.
  void breakOff() {
    thread.interrupt();
  }

  /// What was started, if it was already and without a problem.
  Optional<Started> started() {
    return result.isDone() && !result.isCompletedExceptionally()
        ? Optional.of(result.join())
        : Optional.empty();
  }

  /// Waits for the start. Throws what it threw.
  Started await() throws InterruptedException {
    thread.join();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SlipwayException problem) {
        throw problem;
      }
      throw new SlipwayException(
          Problem.passing(
              ProblemCode.INTERNAL_ERROR,
              "Tried to start the release",
              "Slipway itself failed: " + e.getCause(),
              "Try again; if it stays, report it"),
          e);
    }
  }

  /// Breaks the start off and waits until nothing of it is left, at most a moment.
  void breakOffAndWait() {
    breakOff();
    try {
      thread.join(TO_BREAK_OFF);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void complete(Supplier<Started> work) {
    try {
      result.complete(work.get());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }
}
