package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.UsageBody;
import dev.slipway.wire.UsageSum;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what an organization used.
@Command(
    name = "usage",
    description = "Show what an organization used in a month, by project.",
    footer = {"%nExample:", "  slipway usage --org acme --month 2026-11"})
final class UsageCommand implements Callable<Integer> {
  @Option(
      names = "--org",
      paramLabel = "ID",
      description = "Which organization (default: that of the key).")
  private Optional<String> organization = Optional.empty();

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Which month (default: this one).")
  private Optional<String> month = Optional.empty();

  @Mixin private final PageOptions page = new PageOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  UsageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    UsageBody usage;
    try (Api api = session.api(options)) {
      Route route = Route.of("usage").with("orgId", organization).with("month", month);
      usage = api.get(page.of(route), UsageBody.class);
    }
    if (options.json()) {
      session.printJson(usage);
    } else {
      print(usage);
    }
    return ExitCode.DONE;
  }

  private void print(UsageBody usage) {
    Table table =
        new Table(
            "project",
            "deployments",
            "build seconds",
            "cpu seconds",
            "bytes stored",
            "running hours");
    usage.items().forEach(project -> row(table, project.projectId(), project.used()));
    row(table, "all of %s in %s".formatted(usage.organizationId(), usage.month()), usage.total());
    table.print(session.screen());
    if (usage.next() != null) {
      session.screen().remark("More with: --after " + Printable.of(usage.next()));
    }
  }

  private static void row(Table table, String name, UsageSum sum) {
    table.row(
        name,
        Long.toString(sum.deployments()),
        String.format(Locale.ROOT, "%.1f", sum.buildSeconds()),
        String.format(Locale.ROOT, "%.1f", sum.cpuSeconds()),
        Long.toString(sum.bytesStored()),
        String.format(Locale.ROOT, "%.1f", sum.runningHours()));
  }
}
