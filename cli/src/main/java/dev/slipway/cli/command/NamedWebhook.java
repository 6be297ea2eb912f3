package dev.slipway.cli.command;

import dev.slipway.cli.client.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// Which webhook a command is about.
final class NamedWebhook {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Whose webhook.")
  private String project = "";

  @Parameters(index = "1", paramLabel = "ID", description = "Which one; `list` tells.")
  private String id = "";

  String id() {
    return id;
  }

  /// The webhook itself, or what is below it.
  Route route(String... below) {
    List<String> parts = new ArrayList<>(List.of("projects", project, "webhooks", id));
    parts.addAll(List.of(below));
    return Route.of(parts.toArray(String[]::new));
  }
}
