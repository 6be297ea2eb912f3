package dev.slipway.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What fish needs to complete commands and options
/// (https://fishshell.com/docs/current/cmds/complete.html).
final class FishCompletion {
  private static final String SEEN = "__fish_seen_subcommand_from ";

  private final CommandLine root;
  private final List<String> lines = new ArrayList<>();

  FishCompletion(CommandLine root) {
    this.root = root;
  }

  /// A script to be sourced.
  String script() {
    lines.add("complete -c slipway -f");
    root.getSubcommands()
        .forEach((name, command) -> {
          addCommand("__fish_use_subcommand", name, command.getCommandSpec());
          addBelow(name, command);
        });
    return String.join("\n", lines);
  }

  private void addBelow(String name, CommandLine command) {
    String here = SEEN + name + withoutNamesakes(name);
    Map<String, CommandLine> nested = command.getSubcommands();
    String notYet = here + "; and not " + SEEN + String.join(" ", nested.keySet());
    nested.forEach((below, one) -> {
      addCommand(notYet, below, one.getCommandSpec());
      addOptions(here + "; and " + SEEN + below, one.getCommandSpec());
    });
    if (nested.isEmpty()) {
      addOptions(here, command.getCommandSpec());
    }
  }

  /// `env list` is not `list`.
  private String withoutNamesakes(String name) {
    return root.getSubcommands().entrySet().stream()
        .filter(entry -> entry.getValue().getSubcommands().containsKey(name))
        .map(entry -> "; and not " + SEEN + entry.getKey())
        .collect(Collectors.joining());
  }

  private void addCommand(String condition, String name, CommandSpec command) {
    String description = String.join(" ", command.usageMessage().description());
    add(condition, "-a " + name, description);
  }

  private void addOptions(String condition, CommandSpec command) {
    for (OptionSpec option : command.options()) {
      String names =
          Stream.of(option.names())
              .map(name ->
                  name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.charAt(1))
              .collect(Collectors.joining(" "));
      add(condition, names + values(option), String.join(" ", option.description()));
    }
    boolean takesFolder =
        command.positionalParameters().stream()
            .anyMatch(parameter -> parameter.type().equals(Path.class));
    if (takesFolder) {
      lines.add(
          "complete -c slipway -n %s -a '(__fish_complete_directories)'"
              .formatted(quoted(condition)));
    }
  }

  private static String values(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    List<String> values = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(value -> values.add(value.toLowerCase(Locale.ROOT)));
    }
    return values.isEmpty() ? " -x" : " -x -a " + quoted(String.join(" ", values));
  }

  private void add(String condition, String what, String description) {
    lines.add(
        "complete -c slipway -n %s %s -d %s"
            .formatted(quoted(condition), what, quoted(description)));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
