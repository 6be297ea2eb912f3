package dev.slipway.embedded.runtime.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One process of an app with all that it started, in a session of its own.
final class AppProcess {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Process process;
  private final String marker;
  private final ProcessTable table;
  private final Thread output;

  private AppProcess(Process process, String marker, ProcessTable table, Thread output) {
    this.process = process;
    this.marker = marker;
    this.table = table;
    this.output = output;
  }

  /// Starts a process that sees these variables and no others.
  ///
  /// @param marker the variable, with its value, that no other process carries
  static AppProcess start(
      List<String> command,
      Map<String, String> variables,
      RunFolder folder,
      String marker,
      AppLog log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.workingDirectory().toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    Thread output =
        Thread.ofVirtual()
            .name("app-output")
            .start(new OutputReader(process.getInputStream(), log));
    AppProcess started = new AppProcess(process, marker, ProcessTable.ofThisMachine(), output);
    started.table.find(process.pid()).ifPresent(folder::record);
    return started;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// The exit code of a process that has ended.
  int exitCode() {
    return process.exitValue();
  }

  void awaitExit() throws InterruptedException {
    process.waitFor();
  }

  /// Waits until everything that was printed is in the log, at most a moment: a process that was
  /// left behind may hold the output open.
  void awaitOutput() throws InterruptedException {
    output.join(Duration.ofMillis(500));
  }

  Set<InetSocketAddress> listening() {
    return new ListeningSockets(table.proc())
        .of(
            table.session(process.pid()).stream()
                .map(ProcessTable.Entry::pid)
                .collect(Collectors.toSet()));
  }

  /// Asks every process of it to end and ends by force what is left after a while.
  void end(Duration grace) throws InterruptedException {
    if (process.isAlive()) {
      process.destroy();
      table.session(process.pid()).forEach(entry -> ask(entry.pid()));
      process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
    }
    kill();
  }

  /// Ends every process of it by force, those that left its session too.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    Killing.all(() -> table.sessionOrMarked(process.pid(), marker), LOOK_AGAIN);
    awaitOutput();
  }

  private static void ask(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
  }
}
