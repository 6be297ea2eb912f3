package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Json;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.SettingsBody;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows the settings of a project.
@Command(
    name = "show",
    description = "Show what is set of a project beside its sources.",
    footer = {
      "%nExamples:",
      "  slipway settings show hello-vite",
      "  slipway settings show hello-vite --json | jq .settings > slipway.json"
    })
final class SettingsShowCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  SettingsShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SettingsBody body;
    try (Api api = session.api(options)) {
      body = api.get(Route.of("projects", project, "settings"), SettingsBody.class);
    }
    if (options.json()) {
      session.printJson(body);
    } else if (body.settings().isEmpty()) {
      session.screen().remark("  Nothing is set: the sources and detection decide");
    } else {
      Table table = new Table("setting", "value");
      body.settings().forEach((key, value) -> table.row(key, Json.line(value)));
      table.print(session.screen());
    }
    return ExitCode.DONE;
  }
}
