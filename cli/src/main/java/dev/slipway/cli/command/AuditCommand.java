package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.AuditBody;
import dev.slipway.wire.PageBody;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows who did what.
@Command(
    name = "audit",
    description = "Show who did or tried what, newest first.",
    footer = {"%nExamples:", "  slipway audit", "  slipway audit --org acme --limit 1000 --json"})
final class AuditCommand implements Callable<Integer> {
  @Option(names = "--org", paramLabel = "ID", description = "Only of this organization.")
  private Optional<String> organization = Optional.empty();

  @Mixin private final PageOptions page = new PageOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  AuditCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PageBody<AuditBody> entries;
    try (Api api = session.api(options)) {
      entries = api.page(page.of(Route.of("audit").with("orgId", organization)), AuditBody.class);
    }
    if (options.json()) {
      session.printJson(entries);
    } else {
      table(entries).print(session.screen());
      page.sayWhereToGoOn(entries, session.screen());
    }
    return ExitCode.DONE;
  }

  private static Table table(PageBody<AuditBody> entries) {
    Table table =
        new Table("at", "who", "role", "did", "to", "organization", "outcome", "from", "request");
    for (AuditBody entry : entries.items()) {
      table.row(
          entry.at().toString(),
          entry.caller(),
          entry.role(),
          entry.action(),
          entry.subject(),
          Objects.requireNonNullElse(entry.organizationId(), ""),
          entry.outcome(),
          entry.from(),
          entry.requestId());
    }
    return table;
  }
}
