package dev.slipway.builder.sandbox;

import dev.slipway.builder.process.CommandLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs commands in namespaces of their own: they see the operating system read-only, their own
/// folders, and no process but theirs. The network is shared
/// (<https://github.com/containers/bubblewrap>).
public final class Bubblewrap implements Sandbox {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final List<String> NAMESPACES =
      List.of(
          "--unshare-user",
          "--unshare-pid",
          "--unshare-ipc",
          "--unshare-uts",
          "--unshare-cgroup-try",
          "--die-with-parent",
          "--new-session",
          "--cap-drop",
          "ALL");

  private static final List<String> SYSTEM =
      List.of("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store");

  private static final List<String> SETTINGS =
      List.of(
          "resolv.conf",
          "hosts",
          "nsswitch.conf",
          "passwd",
          "group",
          "ssl",
          "pki",
          "ca-certificates",
          "ld.so.cache",
          "ld.so.conf",
          "ld.so.conf.d",
          "localtime",
          "alternatives");

  private final String program;

  private Bubblewrap(String program) {
    this.program = program;
  }

  /// Bubblewrap, if it is installed and may make namespaces here.
  static Optional<Bubblewrap> ifItWorks() {
    return CommandLine.systemProgram("bwrap").map(Bubblewrap::new).filter(Bubblewrap::works);
  }

  @Override
  public CommandLine enclose(CommandLine command, Openings openings) {
    List<String> arguments = machine();
    for (Path path : openings.readable()) {
      addBind(arguments, "--ro-bind-try", path);
    }
    for (Path path : openings.writable()) {
      addBind(arguments, "--bind", path);
    }
    arguments.addAll(List.of("--chdir", command.directory().toString(), "--"));
    arguments.addAll(command.arguments());
    return command.withArguments(arguments);
  }

  @Override
  public String description() {
    return "isolated by bubblewrap";
  }

  @Override
  public boolean endsWhole() {
    return true;
  }

  private List<String> machine() {
    List<String> arguments = new ArrayList<>();
    arguments.add(program);
    arguments.addAll(NAMESPACES);
    SYSTEM.forEach(path -> addBind(arguments, "--ro-bind-try", Path.of(path)));
    arguments.addAll(List.of("--dir", "/etc"));
    SETTINGS.forEach(name -> addBind(arguments, "--ro-bind-try", Path.of("/etc", name)));
    arguments.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    return arguments;
  }

  private static void addBind(List<String> arguments, String kind, Path path) {
    arguments.addAll(List.of(kind, path.toString(), path.toString()));
  }

  private boolean works() {
    List<String> probe = machine();
    probe.addAll(List.of("--", "/usr/bin/true"));
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
