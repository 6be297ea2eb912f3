package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Leaves settings of a project to detection again.
@Command(
    name = "unset",
    description = "Leave settings of a project to its sources and detection again.",
    footer = {"%nExample:", "  slipway settings unset hello-vite build output"})
final class SettingsUnsetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY", description = "The settings.")
  private List<String> keys = new ArrayList<>();

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  SettingsUnsetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      keys.forEach(key -> api.delete(Route.of("projects", project, "settings", key)));
    }
    if (options.json()) {
      session.printJson(Map.of("unset", keys));
    } else {
      session.screen().line("Removed; it holds from the next deployment on");
    }
    return ExitCode.DONE;
  }
}
