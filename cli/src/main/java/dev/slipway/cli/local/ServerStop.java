package dev.slipway.cli.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Ends the local server and everything that it runs.
///
/// @param grace how long the server may take to end, with all that it runs
/// @param lastWait how long what it left behind may take
public record ServerStop(Duration grace, Duration lastWait) {
  /// As long as apps get to end what they are doing.
  public static final ServerStop USUAL =
      new ServerStop(Duration.ofSeconds(60), Duration.ofSeconds(5));

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /// What was stopped.
  ///
  /// @param pid the server's; 0 when only leftovers of an earlier one were there
  /// @param processes how many processes it had: apps and builds
  /// @param forced whether something had to be killed
  public record Stopped(long pid, int processes, boolean forced) {
    Stopped with(int more, boolean forcedToo) {
      return new Stopped(pid, processes + more, forced || forcedToo);
    }
  }

  /// Asks the server to end, waits until nothing of it is left, and kills what does not go.
  public Stopped stop(ProcessHandle server) {
    List<ProcessHandle> children = server.descendants().toList();
    server.destroy();
    boolean forced = !haveEnded(List.of(server), grace);
    if (forced) {
      server.destroyForcibly();
      haveEnded(List.of(server), lastWait);
    }
    return new Stopped(server.pid(), children.size(), end(children) || forced);
  }

  /// Asks these to end and kills those that do not; whether there was one.
  boolean end(List<ProcessHandle> processes) {
    List<ProcessHandle> left = processes.stream().filter(Liveness::of).toList();
    left.forEach(ProcessHandle::destroy);
    if (haveEnded(left, lastWait)) {
      return false;
    }
    left.forEach(ProcessHandle::destroyForcibly);
    haveEnded(left, lastWait);
    return true;
  }

  private static boolean haveEnded(List<ProcessHandle> processes, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean ended = processes.stream().noneMatch(Liveness::of);
    while (!ended && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      ended = processes.stream().noneMatch(Liveness::of);
    }
    return ended;
  }
}
