package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.QuotaBody;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what an organization may use.
@Command(
    name = "quota",
    description = "Show what an organization may use, and uses.",
    footer = {
      "%nExamples:",
      "  slipway quota --org acme",
      "  slipway quota set --org acme --projects 50"
    })
final class QuotaCommand implements Callable<Integer> {
  @Option(
      names = "--org",
      paramLabel = "ID",
      description = "Which organization (default: that of the key).")
  private Optional<String> organization = Optional.empty();

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  QuotaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    QuotaBody quota;
    try (Api api = session.api(options)) {
      quota = api.get(Route.of("quota").with("orgId", organization), QuotaBody.class);
    }
    new QuotaView(session).print(quota, options.json());
    return ExitCode.DONE;
  }
}
