package dev.slipway.embedded.runtime.process;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Ends processes by force until none is left, since one may start another meanwhile.
final class Killing {
  private static final int MOST_ROUNDS = 250;

  private Killing() {}

  static void all(Supplier<List<ProcessTable.Entry>> processes, Duration pause)
      throws InterruptedException {
    List<ProcessTable.Entry> left = processes.get();
    for (int round = 0; !left.isEmpty() && round < MOST_ROUNDS; round++) {
      for (ProcessTable.Entry process : left) {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
      }
      Thread.sleep(pause);
      left = processes.get();
    }
  }
}
