package dev.slipway.azure.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.WebhookId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The items of [ProjectState]s, one for each project.
public final class ProjectStates {
  private static final Action READING = Action.reading("Tried to read the state of a project");

  private final Items projects;
  private final Documents documents = new Documents();

  public ProjectStates(Items projects) {
    this.projects = projects;
  }

  /// A state with the version that it was read at; none before the project's first deployment.
  public record Read(ProjectId project, ProjectState state, Optional<String> etag) {}

  public Read read(ProjectId project) {
    Optional<Item> item = projects.read(READING, key(project));
    return new Read(
        project, item.map(this::state).orElse(ProjectState.EMPTY), item.map(Item::etag));
  }

  /// Adds to a batch that the state that was read becomes this one, if nobody changed it.
  public Batch write(Batch batch, Read read, ProjectState next) {
    NewItem item =
        NewItem.of(key(read.project()), "state")
            .with("project", read.project().value())
            .with("last", next.number())
            .with("slots", slots(next))
            .with("counters", counters(next))
            .with("hooks", hooks(next));
    return read.etag().map(etag -> batch.replace(item, etag)).orElseGet(() -> batch.create(item));
  }

  private static ItemKey key(ProjectId project) {
    return new ItemKey(Partitions.of(project), id(project));
  }

  static String id(ProjectId project) {
    return "state:" + project.value();
  }

  private ObjectNode slots(ProjectState state) {
    ObjectNode slots = JsonNodeFactory.instance.objectNode();
    state
        .slots()
        .forEach((environment, slot) -> {
          ObjectNode fields = slots.putObject(environment.id());
          slot.active().ifPresent(id -> fields.put("active", id.value()));
          slot.waiting().ifPresent(id -> fields.put("waiting", id.value()));
          slot.current()
              .ifPresent(current -> fields.set("current", NewItem.json(documents.toJson(current))));
        });
    return slots;
  }

  private static ObjectNode counters(ProjectState state) {
    ObjectNode counters = JsonNodeFactory.instance.objectNode();
    state.counters().forEach(counters::put);
    return counters;
  }

  private static ArrayNode hooks(ProjectState state) {
    ArrayNode hooks = JsonNodeFactory.instance.arrayNode();
    state
        .hooks()
        .forEach(hook -> hooks.addObject().put("id", hook.id().value()).put("on", hook.isOn()));
    return hooks;
  }

  private ProjectState state(Item item) {
    Map<Environment, ProjectState.Slot> slots = new EnumMap<>(Environment.class);
    for (Environment environment : Environment.values()) {
      JsonNode slot = item.path("slots").path(environment.id());
      if (!slot.isMissingNode()) {
        slots.put(environment, slot(slot));
      }
    }
    Map<String, Long> counters = new HashMap<>();
    item.path("counters")
        .properties()
        .forEach(counter -> counters.put(counter.getKey(), counter.getValue().asLong()));
    List<ProjectState.Hook> hooks = new ArrayList<>();
    item.path("hooks")
        .forEach(hook ->
            hooks.add(
                new ProjectState.Hook(
                    new WebhookId(hook.path("id").asText()), hook.path("on").asBoolean())));
    return new ProjectState(item.number("last"), slots, counters, hooks);
  }

  private ProjectState.Slot slot(JsonNode slot) {
    return new ProjectState.Slot(
        id(slot.path("active")),
        id(slot.path("waiting")),
        slot.path("current").isMissingNode()
            ? Optional.empty()
            : Optional.of(documents.readActivation(slot.path("current").toString())));
  }

  private static Optional<DeploymentId> id(JsonNode value) {
    return Optional.ofNullable(value.textValue()).map(DeploymentId::new);
  }
}
