package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.QuotaBody;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private final OrganizationOption organization = new OrganizationOption();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  QuotaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    QuotaBody quota;
    URI server = session.connection().address(options.server());
    try (Api api = session.connection().to(server)) {
      quota =
          api.get(
              Route.of("quota").with("orgId", organization.at(server, session)), QuotaBody.class);
    }
    new QuotaView(session).print(quota, options.json());
    return ExitCode.DONE;
  }
}
