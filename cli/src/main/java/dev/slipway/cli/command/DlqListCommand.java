package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.DeadLetterBody;
import dev.slipway.wire.PageBody;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the dead letters.
@Command(
    name = "list",
    description = "List deployments that were given up, oldest first.",
    footer = {"%nExample:", "  slipway dlq list"})
final class DlqListCommand implements Callable<Integer> {
  @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: 100).")
  private int limit = 100;

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  DlqListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Route route =
        Route.of("status", "queue", "dead-letters").with("limit", Integer.toString(limit));
    PageBody<DeadLetterBody> page;
    try (Api api = session.api(options)) {
      page = api.page(route, DeadLetterBody.class);
    }
    if (options.json()) {
      session.printJson(page);
    } else {
      table(page).print(session.screen());
    }
    return ExitCode.DONE;
  }

  private static Table table(PageBody<DeadLetterBody> page) {
    Table table = new Table("id", "deployment", "since", "code", "why");
    page.items()
        .forEach(letter ->
            table.row(
                letter.id(),
                Objects.requireNonNullElse(letter.deploymentId(), "-"),
                letter.at().toString(),
                letter.reason().error(),
                letter.reason().message()));
    return table;
  }
}
