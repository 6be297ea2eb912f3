package dev.slipway.builder.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Linux tells of a process in `/proc/<pid>/stat`
/// (<https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html>).
final class LinuxProcess {
  private static final int GROUP = 2;

  private LinuxProcess() {}

  static boolean leadsGroup(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(afterName[GROUP]) == pid;
    } catch (IOException _) {
      return false;
    }
  }
}
