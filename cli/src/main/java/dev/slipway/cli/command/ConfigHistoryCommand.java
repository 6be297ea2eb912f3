package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.Times;
import dev.slipway.wire.ConfigurationVersionBody;
import dev.slipway.wire.DifferenceBody;
import dev.slipway.wire.PageBody;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists the versions of what a project is configured with.
@Command(
    name = "history",
    description = "List who changed what of a project's settings and variables, newest first.",
    footer = {
      "%nExamples:",
      "  slipway config history hello-vite",
      "  slipway config history hello-vite --limit 5 --json"
    })
final class ConfigHistoryCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Mixin private final PageOptions paging = new PageOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  ConfigHistoryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Route versions = Route.of("projects", project, "configuration", "versions");
    PageBody<ConfigurationVersionBody> page;
    try (Api api = session.api(options)) {
      page = api.page(paging.of(versions), ConfigurationVersionBody.class);
    }
    if (options.json()) {
      session.printJson(page);
      return ExitCode.DONE;
    }
    print(page);
    paging.sayWhereToGoOn(page, session.screen());
    return ExitCode.DONE;
  }

  private void print(PageBody<ConfigurationVersionBody> page) {
    if (page.items().isEmpty()) {
      session.screen().remark("  Nothing was ever set");
      return;
    }
    Times times = new Times(session.surroundings().clock());
    Table table = new Table("version", "set", "by", "what");
    for (ConfigurationVersionBody version : page.items()) {
      List<String> what = what(version);
      table.row(
          Long.toString(version.version()),
          times.text(version.setAt()),
          Objects.requireNonNullElse(version.setBy(), ""),
          what.getFirst());
      what.stream().skip(1).forEach(line -> table.row("", "", "", line));
    }
    table.print(session.screen());
  }

  private static List<String> what(ConfigurationVersionBody version) {
    List<String> changes = version.changes().stream().map(DifferenceBody::text).toList();
    String first =
        version.returnedTo() == null ? "" : "as version %d again: ".formatted(version.returnedTo());
    return changes.isEmpty()
        ? List.of("what there was when versions began to be kept")
        : Stream.concat(Stream.of(first + changes.getFirst()), changes.stream().skip(1)).toList();
  }
}
