package dev.slipway.builder.process;

import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.build.BuildLog;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Runs one command at a time to its end and leaves nothing of it running.
public final class CommandRunner {
  private static final Duration GRACE = Duration.ofMillis(400);
  private static final Duration FOR_LAST_LINES = Duration.ofMillis(300);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final ProcessMarker marker;
  private final boolean straysPossible;
  private final Consumer<ProcessHandle> started;

  /// @param marker what the command's processes carry; it is put into their environment
  /// @param straysPossible whether processes can outlive the command's first one
  /// @param started is told of each first process before anything is awaited
  public CommandRunner(
      ProcessMarker marker, boolean straysPossible, Consumer<ProcessHandle> started) {
    this.marker = marker;
    this.straysPossible = straysPossible;
    this.started = started;
  }

  /// Runs a command, saying its lines as they come, and ends it when the watch says so. When the
  /// thread is interrupted the command is ended and a `SlipwayException` thrown within a second,
  /// the thread still interrupted.
  public Ending run(CommandLine command, CommandLimits limits, Watch watch, BuildLog log) {
    Launched launched = launch(command, limits);
    Process process = launched.process();
    ProcessTree tree = new ProcessTree(process.toHandle(), marker);
    started.accept(process.toHandle());
    Output output = new Output(limits.outputBytes(), log);
    CompletableFuture<Void> read = output.follow(process);
    try {
      Optional<Ending> early =
          await(CompletableFuture.anyOf(launched.exit(), output.tooMuch()), limits.time(), watch);
      if (early.isPresent()) {
        tree.end(GRACE);
        return early.get();
      }
      Ending ending = settled(launched, output, tree, read);
      return watch.look().orElse(ending);
    } catch (InterruptedException e) {
      tree.end(GRACE);
      Thread.currentThread().interrupt();
      throw new SlipwayException(interrupted(command), e);
    } catch (ExecutionException e) {
      tree.end(GRACE);
      throw new IllegalStateException("a command could not be followed", e.getCause());
    }
  }

  /// Waits until it is over; why it has to be ended if it does not end by itself.
  private static Optional<Ending> await(Future<?> over, Duration time, Watch watch)
      throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + time.toNanos();
    Optional<Ending> early = Optional.empty();
    while (early.isEmpty()) {
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        over.get(Math.min(left, BETWEEN_LOOKS.toNanos()), TimeUnit.NANOSECONDS);
        return Optional.empty();
      } catch (TimeoutException _) {
        early = System.nanoTime() < deadline ? watch.look() : Optional.of(new Ending.TookTooLong());
      }
    }
    return early;
  }

  private Ending settled(
      Launched launched, Output output, ProcessTree tree, CompletableFuture<Void> read)
      throws InterruptedException, ExecutionException {
    if (output.tooMuch().isDone()) {
      tree.end(GRACE);
      return new Ending.PrintedTooMuch();
    }
    // A process that was left behind would hold the output open.
    if (straysPossible) {
      tree.endStrays();
    }
    try {
      read.get(FOR_LAST_LINES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      tree.end(Duration.ZERO);
    }
    return new Ending.Exited(launched.exit().get());
  }

  private record Launched(Process process, CompletableFuture<Integer> exit) {}

  /// Starts the process on a thread that lives as long as it: a sandbox that ends with its parent
  /// takes the starting thread for the parent
  /// (<https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html>).
  private Launched launch(CommandLine command, CommandLimits limits) {
    CompletableFuture<Process> process = new CompletableFuture<>();
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("command-of-" + marker.value())
        .start(() -> startAndAwait(builder(command, limits), process, exit));
    try {
      return new Launched(process.get(), exit);
    } catch (InterruptedException e) {
      var _ =
          process.thenAccept(late -> new ProcessTree(late.toHandle(), marker).end(Duration.ZERO));
      Thread.currentThread().interrupt();
      throw new SlipwayException(interrupted(command), e);
    } catch (ExecutionException e) {
      throw new SlipwayException(cannotStart(command, String.valueOf(e.getCause())), e);
    }
  }

  private static void startAndAwait(
      ProcessBuilder command, CompletableFuture<Process> process, CompletableFuture<Integer> exit) {
    try {
      Process running = command.start();
      running.getOutputStream().close();
      process.complete(running);
      exit.complete(running.waitFor());
    } catch (IOException | InterruptedException e) {
      process.completeExceptionally(e);
      exit.completeExceptionally(e);
    }
  }

  private ProcessBuilder builder(CommandLine command, CommandLimits limits) {
    ProcessBuilder builder =
        new ProcessBuilder(command.launch(limits)).directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    builder.environment().put(ProcessMarker.VARIABLE, marker.value());
    return builder;
  }

  private static Problem interrupted(CommandLine command) {
    return Problem.passing(
        ProblemCode.SERVICE_UNAVAILABLE,
        "Tried to run " + command,
        "It was interrupted and ended",
        "Deploy again");
  }

  private static Problem cannotStart(CommandLine command, String cause) {
    return Problem.passing(
        ProblemCode.INTERNAL_ERROR,
        "Tried to start " + command,
        "The operating system refused: " + cause,
        "Check that the machine has memory and processes to spare");
  }

  /// The lines of both streams, counted together.
  private static final class Output {
    private final CompletableFuture<Void> tooMuch = new CompletableFuture<>();
    private final AtomicLong room;
    private final BuildLog log;

    Output(long maxBytes, BuildLog log) {
      this.room = new AtomicLong(maxBytes);
      this.log = log;
    }

    CompletableFuture<Void> tooMuch() {
      return tooMuch;
    }

    CompletableFuture<Void> follow(Process process) {
      return CompletableFuture.allOf(
          follow(process.getInputStream(), LogStream.STDOUT),
          follow(process.getErrorStream(), LogStream.STDERR));
    }

    private CompletableFuture<Void> follow(InputStream stream, LogStream name) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> readAll(stream, name, done));
      return done;
    }

    private void readAll(InputStream stream, LogStream name, CompletableFuture<Void> done) {
      try {
        new OutputLines(this::mayPrint, text -> log.line(name, text)).read(stream);
        done.complete(null);
      } catch (IOException _) {
        // The stream was closed when the command was ended.
        done.complete(null);
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
      }
    }

    private boolean mayPrint(long bytes) {
      boolean fits = room.addAndGet(-bytes) >= 0;
      if (!fits) {
        tooMuch.complete(null);
      }
      return fits;
    }
  }
}
