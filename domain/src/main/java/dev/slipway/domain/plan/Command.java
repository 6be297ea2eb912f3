package dev.slipway.domain.plan;

import java.util.List;

/// Something to run in the project's folder.
public sealed interface Command {
  /// What a person would type for it: `npm run build`.
  String display();

  /// A line for `sh -c`.
  record Shell(String line) implements Command {
    public Shell {
      if (line.isBlank()) {
        throw new IllegalArgumentException("a command is not blank");
      }
    }

    @Override
    public String display() {
      return line;
    }
  }

  /// A script of package.json. Its lines run in turn, as the package manager would run `pre<name>`,
  /// `<name>` and `post<name>`, without starting the package manager.
  ///
  /// @param display `npm run build`
  /// @param name `build`
  /// @param lines shell lines in order
  record Script(String display, String name, List<String> lines) implements Command {
    public Script {
      lines = List.copyOf(lines);
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("script '%s' has no lines".formatted(name));
      }
    }
  }
}
