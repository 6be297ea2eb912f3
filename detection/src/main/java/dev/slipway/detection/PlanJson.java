package dev.slipway.detection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.project.SizeRequest;
import java.util.Optional;

/// A plan as JSON, as `slipway plan --json` prints it: each value with its reason, always in the
/// same order.
public final class PlanJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlanJson() {}

  /// The plan as a JSON object.
  public static ObjectNode of(BuildPlan plan) {
    ObjectNode json = JSON.objectNode();
    put(json, "framework", plan.framework().map(framework -> text(framework.id())));
    put(
        json,
        "packageManager",
        plan.packageManager().map(one -> orNull(one.map(manager -> manager.kind().command()))));
    put(json, "nodeVersion", plan.node().map(one -> orNull(one.map(node -> node.range()))));
    put(json, "kind", plan.output().map(output -> text(kind(output))));
    put(json, "install", plan.install().map(PlanJson::displayed));
    put(json, "build", plan.build().map(PlanJson::displayed));
    put(json, "output", plan.output().value().directory().map(folder -> text(folder.value())));
    Output output = plan.output().value();
    put(json, "start", start(output));
    put(json, "port", port(output));
    put(
        json,
        "packageManagerVersion",
        plan.packageManager().map(one -> orNull(one.map(manager -> manager.range()))));
    put(json, "root", plan.root().map(root -> text(root.value())));
    putLast(json, output);
    put(json, "sizes", sizes(output));
    put(json, "headers", plan.headers().map(RulesJson::headers));
    put(json, "redirects", plan.redirects().map(RulesJson::redirects));
    plan.warnings().forEach(json.putArray("warnings")::add);
    return json;
  }

  private static String kind(Output output) {
    return switch (output) {
      case Output.StaticSite _ -> "static";
      case Output.Server _ -> "server";
    };
  }

  private static Chosen<JsonNode> start(Output output) {
    return switch (output) {
      case Output.StaticSite _ -> Chosen.of(JSON.nullNode(), "files need no start");
      case Output.Server server -> server.start().map(command -> text(command.display()));
    };
  }

  private static Chosen<JsonNode> port(Output output) {
    return switch (output) {
      case Output.StaticSite _ -> Chosen.of(JSON.nullNode(), "files need no port");
      case Output.Server server -> server.port().map(JSON::numberNode);
    };
  }

  private static Chosen<JsonNode> sizes(Output output) {
    return switch (output) {
      case Output.StaticSite _ -> Chosen.of(JSON.nullNode(), "files need no size");
      case Output.Server server -> server.size().map(PlanJson::size);
    };
  }

  private static JsonNode size(SizeRequest size) {
    if (size.asksNothing()) {
      return JSON.nullNode();
    }
    ObjectNode json = JSON.objectNode();
    size.milliCpu().ifPresent(cpu -> json.put("cpu", cpu / 1000.0));
    size.memory().ifPresent(memory -> json.put("memory", memory));
    return json;
  }

  private static void putLast(ObjectNode json, Output output) {
    switch (output) {
      case Output.StaticSite site ->
          put(json, "singlePage", site.singlePage().map(JSON::booleanNode));
      case Output.Server server -> put(json, "healthPath", server.healthPath().map(PlanJson::text));
    }
  }

  private static void put(ObjectNode json, String name, Chosen<? extends JsonNode> chosen) {
    ObjectNode entry = json.putObject(name);
    entry.set("value", chosen.value());
    entry.put("reason", chosen.reason());
  }

  private static JsonNode displayed(Optional<Command> command) {
    return orNull(command.map(Command::display));
  }

  private static JsonNode orNull(Optional<String> value) {
    return value.<JsonNode>map(JSON::textNode).orElseGet(JSON::nullNode);
  }

  private static JsonNode text(String value) {
    return JSON.textNode(value);
  }
}
