package dev.slipway.builder.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process with its group, its descendants, and whatever else carries its marker.
///
/// @param leader the first process, which leads a process group when it was started by `setsid`
public record ProcessTree(ProcessHandle leader, ProcessMarker marker) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final Duration FOR_THE_KILL = Duration.ofMillis(400);

  /// Asks all of them to end, and ends by force those that still live after the grace time. An
  /// interruption is kept for later.
  public void end(Duration grace) {
    // Files cannot be read by an interrupted thread, and the processes are found by files.
    boolean interrupted = Thread.interrupted();
    try {
      signalGroup("TERM");
      List<ProcessHandle> members = members();
      members.forEach(ProcessHandle::destroy);
      awaitEnd(members, grace);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    interrupted |= endByForce();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends by force what the leader left behind when it ended by itself.
  public void endStrays() {
    List<ProcessHandle> strays = marker.processes();
    if (!strays.isEmpty()) {
      end(Duration.ZERO);
    }
  }

  private boolean endByForce() {
    boolean interrupted = false;
    long deadline = System.nanoTime() + FOR_THE_KILL.toNanos();
    List<ProcessHandle> left = members();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      try {
        signalGroup("KILL");
        left.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(left, BETWEEN_LOOKS.multipliedBy(2));
      } catch (InterruptedException _) {
        interrupted = true;
      }
      left = members();
    }
    return interrupted;
  }

  private List<ProcessHandle> members() {
    List<ProcessHandle> members = new ArrayList<>(marker.processes());
    Stream.concat(leader.descendants(), Stream.of(leader))
        .filter(ProcessHandle::isAlive)
        .forEach(members::add);
    return members;
  }

  private static void awaitEnd(List<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /// Java cannot signal a group, and only the group is reached in one move.
  private void signalGroup(String signal) throws InterruptedException {
    if (!leader.isAlive() || !LinuxProcess.leadsGroup(leader.pid())) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + signal, "--", "-" + leader.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(FOR_THE_KILL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException _) {
      // Without a kill program the members are signalled one by one.
    }
  }
}
