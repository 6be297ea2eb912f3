package dev.slipway.azure.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.ProjectId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The items of deployments: how they are written, changed and read.
final class DeploymentItems {
  static final String KIND = "deployment";

  /// The phases that it came into, each with the number of the event.
  private static final String CAME = "came";

  private static final String AWAITED = "awaited";

  private static final Action READING = Action.reading("Tried to find a deployment");

  private final Items projects;
  private final Partitions partitions;
  private final Documents documents = new Documents();

  DeploymentItems(Items projects, Partitions partitions) {
    this.projects = projects;
    this.partitions = partitions;
  }

  /// Asks for deployments of a project. Nothing else has a number.
  static ItemQuery of(ProjectId project) {
    return ItemQuery.ofAny(Partitions.of(project))
        .is("project", project.value())
        .isAbove("number", 0);
  }

  /// @param noted the number of its event; 0 when nobody is told
  NewItem added(Deployment deployment, Place place, long number, long noted, Instant now) {
    return NewItem.of(Partitions.of(deployment), KIND)
        .with("project", deployment.request().project().value())
        .with("environment", deployment.request().environment().id())
        .with("number", number)
        .with("place", place.name())
        .with("version", deployment.version())
        .with("savedAt", ServerClock.micros(now))
        .with("lease", lease(0, Optional.empty(), 0))
        .with(CAME, came(deployment, noted))
        .withDocument("document", documents.toJson(deployment));
  }

  Change saved(Deployment next, Instant now) {
    Change change =
        new Change()
            .set("version", next.version())
            .set("savedAt", ServerClock.micros(now))
            .set("document", NewItem.json(documents.toJson(next)));
    return next.state().phase().isFinal() ? change.set("place", Place.ENDED.name()) : change;
  }

  static Change activated(Instant now) {
    return new Change().set("place", Place.ACTIVE.name()).set("savedAt", ServerClock.micros(now));
  }

  static Change leased(long epoch, Optional<String> holder, Instant until) {
    return new Change().set("lease", lease(epoch, holder, ServerClock.micros(until)));
  }

  private static ObjectNode came(Deployment deployment, long noted) {
    return JsonNodeFactory.instance.objectNode().put(deployment.state().phase().name(), noted);
  }

  /// Adds to a change that it comes into its phase by it.
  ///
  /// @param noted the number of the event; 0 when nobody is told
  static Change comes(Change change, Deployment next, long noted) {
    return change.put(CAME, next.state().phase().name(), noted);
  }

  /// Another one waits for its end.
  static Change awaited() {
    return new Change().set(AWAITED, 1);
  }

  static Condition isNotAwaited() {
    return Condition.isAbsent(AWAITED);
  }

  /// It was in that phase before.
  static Condition wasIn(Phase phase) {
    return Condition.isPresent(CAME, phase.name());
  }

  static Condition wasNeverIn(Phase phase) {
    return Condition.isAbsent(CAME, phase.name());
  }

  private static JsonNode lease(long epoch, Optional<String> holder, long until) {
    ObjectNode lease = JsonNodeFactory.instance.objectNode();
    lease.put("epoch", epoch).put("until", until);
    holder.ifPresent(name -> lease.put("holder", name));
    return lease;
  }

  static Condition hasVersion(long version) {
    return Condition.is("kind", KIND).and(Condition.is("version", version));
  }

  static Condition isIn(Place place) {
    return Condition.is("place", place.name());
  }

  static Condition isHeldBy(Lease lease) {
    return Condition.is("lease.holder", lease.holder())
        .and(Condition.is("lease.epoch", lease.epoch()));
  }

  Optional<StoredDeployment> find(DeploymentId id) {
    return partitions.find(id).flatMap(this::find);
  }

  Optional<StoredDeployment> find(ItemKey key) {
    return projects
        .read(READING, key)
        .filter(item -> item.text("kind").equals(KIND))
        .map(this::read);
  }

  private static Map<Phase, Long> came(Item item) {
    Map<Phase, Long> came = new EnumMap<>(Phase.class);
    item.path(CAME)
        .properties()
        .forEach(phase -> came.put(Phase.valueOf(phase.getKey()), phase.getValue().asLong()));
    return came;
  }

  private static Place place(Item item) {
    String name = item.text("place");
    return Stream.of(Place.values())
        .filter(place -> place.name().equals(name))
        .findFirst()
        .orElseThrow(() -> item.unreadable("its place is " + name));
  }

  StoredDeployment read(Item item) {
    JsonNode lease = item.path("lease");
    return new StoredDeployment(
        item.key(),
        documents.readDeployment(item.document("document")),
        place(item),
        item.number("number"),
        item.number("savedAt"),
        lease.path("epoch").asLong(),
        Optional.ofNullable(lease.path("holder").textValue()),
        lease.path("until").asLong(),
        came(item),
        Activations.of(item, documents));
  }
}
