package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.QuotaBody;
import dev.slipway.wire.QuotaCount;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what an organization may use.
@Command(
    name = "quota",
    description = "Show what an organization may use, and uses.",
    footer = {"%nExample:", "  slipway quota --org acme"})
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
    if (options.json()) {
      session.printJson(quota);
    } else {
      table(quota).print(session.screen());
    }
    return ExitCode.DONE;
  }

  private static Table table(QuotaBody quota) {
    Table table = new Table(quota.organizationId(), "used", "limit", "resets");
    for (QuotaCount count : quota.quotas()) {
      table.row(
          count.title(),
          Long.toString(count.used()),
          Optional.ofNullable(count.limit()).map(String::valueOf).orElse("none"),
          Optional.ofNullable(count.resetsAt()).map(Instant::toString).orElse(""));
    }
    return table;
  }
}
