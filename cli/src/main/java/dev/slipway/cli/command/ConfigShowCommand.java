package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.ConfigurationVersionBody;
import dev.slipway.wire.ProjectBody;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one version of what a project is configured with.
@Command(
    name = "show",
    description = "Show all settings and variables of a project, as they are or were.",
    footer = {
      "%nExamples:",
      "  slipway config show hello-vite      the present version",
      "  slipway config show hello-vite 3"
    })
final class ConfigShowCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "Which version (default: the present one).")
  private Optional<Long> version = Optional.empty();

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  ConfigShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      long number = version.orElseGet(() -> present(api));
      if (number == 0 && version.isEmpty()) {
        session.screen().remark("  Nothing was ever set");
        return ExitCode.DONE;
      }
      Route route =
          Route.of("projects", project, "configuration", "versions", Long.toString(number));
      ConfigurationVersionBody body = api.get(route, ConfigurationVersionBody.class);
      if (options.json()) {
        session.printJson(body);
      } else {
        new ConfigurationView(session).print(body);
      }
    }
    return ExitCode.DONE;
  }

  private long present(Api api) {
    return api.get(Route.of("projects", project), ProjectBody.class).configurationVersion();
  }
}
