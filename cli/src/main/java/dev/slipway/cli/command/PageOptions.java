package dev.slipway.cli.command;

import dev.slipway.cli.client.Route;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Screen;
import dev.slipway.wire.PageBody;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options of commands that list page by page.
final class PageOptions {
  @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: 100).")
  private int limit = 100;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Go on where a list ended.")
  private Optional<String> after = Optional.empty();

  Route of(Route list) {
    return list.with("limit", Integer.toString(limit)).with("after", after);
  }

  void sayWhereToGoOn(PageBody<?> page, Screen screen) {
    if (page.next() != null) {
      screen.remark("More with: --after " + Printable.of(page.next()));
    }
  }
}
