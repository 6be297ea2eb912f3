package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Problems;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.ProblemView;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.output.Table;
import dev.slipway.domain.problem.Problem;
import dev.slipway.wire.CollectedBody;
import dev.slipway.wire.CollectionBody;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Collects what is not kept any more.
@Command(
    name = "gc",
    description = "Collect what is not kept any more.",
    footer = {
      "%nThe service does so by itself once an hour. What is current and what can be",
      "rolled back to is never collected.",
      "%nExamples:",
      "  slipway gc --dry-run   show what would go, and why",
      "  slipway gc"
    })
final class GcCommand implements Callable<Integer> {
  @Option(names = "--dry-run", description = "Only show what would go.")
  private boolean dryRun;

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  GcCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    CollectionBody collection;
    try (Api api = session.api(options)) {
      collection = collect(api);
    }
    if (options.json()) {
      session.printJson(collection);
    } else {
      print(collection);
    }
    return problem(collection).map(problem -> ExitCode.of(problem.kind())).orElse(ExitCode.DONE);
  }

  /// The service answers when it is done, or after a while; then it is asked again.
  private CollectionBody collect(Api api) throws InterruptedException {
    Route route = Route.of("gc").with("dryRun", Boolean.toString(dryRun));
    CollectionBody collection = api.post(route, Map.of(), CollectionBody.class);
    while (collection.endedAt() == null) {
      Thread.sleep(1_000);
      collection = api.get(route, CollectionBody.class);
    }
    return collection;
  }

  private static Optional<Problem> problem(CollectionBody collection) {
    return Optional.ofNullable(collection.problem()).map(Problems::of);
  }

  private void print(CollectionBody collection) {
    Screen screen = session.screen();
    if (collection.collected().isEmpty()) {
      screen.line(dryRun ? "Nothing would go" : "Nothing had to go");
    } else {
      table(collection).print(screen);
    }
    if (collection.disk() != null) {
      screen.line(
          "%,d of %,d bytes of the disk are used"
              .formatted(collection.disk().used(), collection.disk().limit()));
    }
    problem(collection).ifPresent(new ProblemView(screen)::print);
  }

  private Table table(CollectionBody collection) {
    Table table = new Table(dryRun ? "would go" : "gone", "how many", "bytes", "because");
    for (CollectedBody collected : collection.collected()) {
      table.row(
          collected.kind(),
          "%,d".formatted(collected.count()),
          collected.bytes() == 0 ? "" : "%,d".formatted(collected.bytes()),
          collected.because());
    }
    return table;
  }
}
