package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.plan.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The program and arguments that run a command in a session of its own.
final class StartCommand {
  /// Runs each argument as a shell line and ends with the first that fails.
  private static final String IN_TURN = "for line do sh -c \"$line\" || exit; done";

  private StartCommand() {}

  static List<String> of(Command command) {
    List<String> arguments = new ArrayList<>(session());
    switch (command) {
      case Command.Shell(String line) -> arguments.addAll(List.of("sh", "-c", line));
      case Command.Script script -> {
        arguments.addAll(List.of("sh", "-c", IN_TURN, script.name()));
        arguments.addAll(script.lines());
      }
    }
    return arguments;
  }

  /// macOS has no `setsid`; there only the process itself and its descendants are ended.
  private static List<String> session() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(program -> Files.isExecutable(Path.of(program)))
        .limit(1)
        .toList();
  }
}
