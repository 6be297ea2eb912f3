package dev.slipway.http.deployments;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.Redirect;
import dev.slipway.domain.rule.Redirects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A build plan as a JSON tree for people: each choice with its reason.
public final class PlanTree {
  private PlanTree() {}

  /// The tree; choices to do without something have a reason and no value.
  public static Map<String, Object> of(BuildPlan plan) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("root", chosen(plan.root(), OutputDirectory::value));
    tree.put("framework", chosen(plan.framework(), framework -> framework.name()));
    tree.put(
        "packageManager",
        chosenIfAny(
            plan.packageManager(),
            manager -> "%s %s".formatted(manager.kind().command(), manager.range())));
    tree.put("node", chosenIfAny(plan.node(), NodeVersion::range));
    tree.put("install", chosenIfAny(plan.install(), Command::display));
    tree.put("build", chosenIfAny(plan.build(), Command::display));
    tree.put("output", output(plan.output()));
    tree.put("headers", chosen(plan.headers(), PlanTree::headers));
    tree.put("redirects", chosen(plan.redirects(), PlanTree::redirects));
    tree.put("warnings", plan.warnings());
    return tree;
  }

  private static Map<String, Object> output(Chosen<Output> chosen) {
    Map<String, Object> tree = new LinkedHashMap<>();
    switch (chosen.value()) {
      case Output.StaticSite site -> {
        tree.put("kind", "static");
        tree.put("directory", chosen(site.directory(), OutputDirectory::value));
        tree.put("singlePage", chosen(site.singlePage(), value -> value));
      }
      case Output.Server server -> {
        tree.put("kind", "server");
        tree.put("directory", chosen(server.directory(), OutputDirectory::value));
        tree.put("start", chosen(server.start(), Command::display));
        tree.put("port", chosen(server.port(), value -> value));
        tree.put("healthPath", chosen(server.healthPath(), value -> value));
        tree.put("sizes", chosenIfAny(server.size().map(PlanTree::sizes), value -> value));
      }
    }
    tree.put("reason", chosen.reason());
    return tree;
  }

  private static Optional<Map<String, Object>> sizes(SizeRequest size) {
    Map<String, Object> tree = new LinkedHashMap<>();
    size.milliCpu().ifPresent(cpu -> tree.put("cpu", cpu / 1000.0));
    size.memory().ifPresent(memory -> tree.put("memory", memory));
    return Optional.of(tree).filter(asked -> !asked.isEmpty());
  }

  private static List<Object> headers(HeaderRules rules) {
    List<Object> tree = new ArrayList<>();
    for (HeaderRule rule : rules.all()) {
      Map<String, String> headers = new LinkedHashMap<>();
      rule.fields().forEach(field -> headers.put(field.name(), field.value()));
      tree.add(Map.of("source", rule.source().value(), "headers", headers));
    }
    return tree;
  }

  private static List<Object> redirects(Redirects redirects) {
    List<Object> tree = new ArrayList<>();
    for (Redirect redirect : redirects.all()) {
      tree.add(
          Map.of(
              "source", redirect.source().value(),
              "destination", redirect.destination().value(),
              "status", redirect.status()));
    }
    return tree;
  }

  private static <T> Map<String, Object> chosen(Chosen<T> chosen, Function<T, Object> show) {
    return chosenIfAny(chosen.map(Optional::of), show);
  }

  private static <T> Map<String, Object> chosenIfAny(
      Chosen<Optional<T>> chosen, Function<? super T, Object> show) {
    Map<String, Object> tree = new LinkedHashMap<>();
    chosen.value().map(show).ifPresent(value -> tree.put("value", value));
    tree.put("reason", chosen.reason());
    return tree;
  }
}
