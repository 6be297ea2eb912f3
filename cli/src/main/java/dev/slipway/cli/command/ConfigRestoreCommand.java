package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.wire.ConfigurationVersionBody;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Returns to an earlier version of what a project is configured with.
@Command(
    name = "restore",
    description = "Make what an earlier version holds the present one, secrets included.",
    footer = {"%nExample:", "  slipway config restore hello-vite 3"})
final class ConfigRestoreCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(index = "1", paramLabel = "VERSION", description = "Which version.")
  private long version;

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  ConfigRestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Route restore =
        Route.of(
            "projects", project, "configuration", "versions", Long.toString(version), "restore");
    ConfigurationVersionBody now;
    try (Api api = session.api(options)) {
      now = api.post(restore, Map.of(), ConfigurationVersionBody.class);
    }
    if (options.json()) {
      session.printJson(now);
      return ExitCode.DONE;
    }
    now.changes().forEach(change -> session.screen().line("  " + Printable.of(change.text())));
    session
        .screen()
        .line(
            "Version %d holds what version %d held; it holds from the next deployment on"
                .formatted(now.version(), version));
    return ExitCode.DONE;
  }
}
