package dev.slipway.cli.output;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Framework;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.project.SizeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A build plan as people read it: each choice and its reason.
public final class PlanView {
  private static final String NONE = "none";

  private final Screen screen;

  public PlanView(Screen screen) {
    this.screen = screen;
  }

  /// Prints the plan, and what may surprise in it.
  public void print(BuildPlan plan) {
    Table table = new Table("what", "choice", "why");
    row(table, "framework", plan.framework(), Framework::name);
    row(table, "root", plan.root(), Object::toString);
    optional(
        table,
        "packages",
        plan.packageManager(),
        manager -> "%s %s".formatted(manager.kind().command(), manager.range()));
    optional(table, "node", plan.node(), Object::toString);
    optional(table, "install", plan.install(), Command::display);
    optional(table, "build", plan.build(), Command::display);
    output(table, plan.output().value());
    rules(table, plan);
    table.print(screen);
    plan.warnings()
        .forEach(
            warning -> screen.line(screen.styled(Style.WARNING, "! " + Printable.of(warning))));
  }

  private static void output(Table table, Output output) {
    switch (output) {
      case Output.StaticSite site -> {
        row(table, "output", site.directory(), Object::toString);
        row(table, "single page", site.singlePage(), single -> single ? "yes" : "no");
      }
      case Output.Server server -> {
        row(table, "output", server.directory(), Object::toString);
        row(table, "start", server.start(), Command::display);
        row(table, "port", server.port(), Object::toString);
        row(table, "health", server.healthPath(), Function.identity());
        row(table, "size", server.size(), PlanView::size);
      }
    }
  }

  private static String size(SizeRequest size) {
    List<String> parts = new ArrayList<>();
    size.milliCpu().ifPresent(cpu -> parts.add("%s CPU".formatted(cpu / 1000.0)));
    size.memory().ifPresent(parts::add);
    return parts.isEmpty() ? "usual" : String.join(", ", parts);
  }

  private static void rules(Table table, BuildPlan plan) {
    row(
        table,
        "headers",
        plan.headers(),
        rules ->
            listed(rules.all().stream().map(rule -> rule.source().value()).distinct().toList()));
    row(
        table,
        "redirects",
        plan.redirects(),
        redirects ->
            listed(
                redirects.all().stream()
                    .map(redirect -> "%s → %s".formatted(redirect.source(), redirect.destination()))
                    .toList()));
  }

  private static String listed(List<String> parts) {
    if (parts.isEmpty()) {
      return NONE;
    }
    String first = parts.getFirst();
    return parts.size() == 1 ? first : "%s and %d more".formatted(first, parts.size() - 1);
  }

  private static <T> void row(
      Table table, String what, Chosen<T> chosen, Function<? super T, String> show) {
    table.row(what, show.apply(chosen.value()), chosen.reason());
  }

  private static <T> void optional(
      Table table, String what, Chosen<Optional<T>> chosen, Function<? super T, String> show) {
    table.row(what, chosen.value().map(show).map(String::toString).orElse(NONE), chosen.reason());
  }
}
