package dev.slipway.builder.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What to run, where, and with which environment.
///
/// @param environment all of it; nothing else is inherited
public record CommandLine(
    List<String> arguments, Path directory, SequencedMap<String, String> environment) {
  /// The first to go when memory runs out; without core dumps; with no more data than the first
  /// argument says, in KiB, unless the machine allows less already.
  private static final String PRELUDE =
      "echo 500 2>/dev/null >/proc/self/oom_score_adj; ulimit -c 0; ulimit -d $1 2>/dev/null; "
          + "shift; exec \"$@\"";

  private static final int KIBIBYTE = 1024;

  private static final List<String> SYSTEM_FOLDERS =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin");

  public CommandLine {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }

  /// The same command with other arguments.
  public CommandLine withArguments(List<String> others) {
    return new CommandLine(others, directory, environment);
  }

  /// The command as it is handed to the operating system: kinder to the rest of the machine, and in
  /// a process group of its own where the machine has `setsid`.
  List<String> launch(CommandLimits limits) {
    List<String> launch = new ArrayList<>();
    systemProgram("setsid").ifPresent(launch::add);
    String memory = Long.toString(limits.memoryBytes() / KIBIBYTE);
    launch.addAll(List.of("/bin/sh", "-c", PRELUDE, "sh", memory));
    systemProgram("nice").ifPresent(nice -> launch.addAll(List.of(nice, "-n", "5")));
    launch.addAll(arguments);
    return launch;
  }

  /// Where a program of the machine itself lies.
  public static Optional<String> systemProgram(String name) {
    return SYSTEM_FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  @Override
  public String toString() {
    return Arrays.toString(arguments.toArray());
  }
}
