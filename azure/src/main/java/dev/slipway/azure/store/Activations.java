package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import java.util.List;
import java.util.Optional;

/// The activations of projects. Each is in the item of the deployment that activated. When that is
/// forgotten, the activation stays under its id as an item of its own.
final class Activations {
  static final String KIND = "activation";

  private static final Action READING = Action.reading("Tried to find the current release");
  private static final Action FORGETTING = Action.writing("Tried to forget an activation");
  private static final String NUMBER = "activated";
  private static final String DOCUMENT = "activation";

  private final Items projects;
  private final Documents documents = new Documents();

  Activations(Items projects) {
    this.projects = projects;
  }

  /// The change of the deployment that activates.
  Change added(Activation activation) {
    return new Change()
        .set(NUMBER, activation.number())
        .set(DOCUMENT, NewItem.json(documents.toJson(activation)));
  }

  /// The deployment has not activated yet.
  static Condition isNone() {
    return Condition.isAbsent(NUMBER);
  }

  static Optional<Activation> of(Item item, Documents documents) {
    return item.path(DOCUMENT).isMissingNode()
        ? Optional.empty()
        : Optional.of(documents.readActivation(item.document(DOCUMENT)));
  }

  /// What stays of a deployment that is forgotten.
  NewItem alone(ItemKey deployment, Activation activation) {
    return NewItem.of(deployment, KIND)
        .with("project", activation.project().value())
        .with("environment", activation.environment().id())
        .with(NUMBER, activation.number())
        .withDocument(DOCUMENT, documents.toJson(activation));
  }

  /// Those below a number, newest first.
  List<Activation> history(ProjectId project, Environment environment, long below, int limit) {
    ItemQuery query =
        ofProject(project)
            .is("environment", environment.id())
            .isBelow(NUMBER, below)
            .descendingBy(NUMBER);
    return find(query, limit);
  }

  /// All of a project, in no order.
  List<Activation> all(ProjectId project) {
    return find(ofProject(project).isAbove(NUMBER, 0), Integer.MAX_VALUE);
  }

  private static ItemQuery ofProject(ProjectId project) {
    return ItemQuery.ofAny(Partitions.of(project)).is("project", project.value());
  }

  private List<Activation> find(ItemQuery query, int limit) {
    return projects.find(READING, query, limit).stream()
        .flatMap(item -> of(item, documents).stream())
        .toList();
  }

  /// False when it is not there.
  boolean forget(Activation activation) {
    ItemKey key = new ItemKey(Partitions.of(activation.project()), activation.deployment().value());
    Optional<Item> item =
        projects
            .read(FORGETTING, key)
            .filter(found -> of(found, documents).equals(Optional.of(activation)));
    return item.isPresent() && forget(key, item.get(), activation);
  }

  private boolean forget(ItemKey key, Item item, Activation activation) {
    return item.text("kind").equals(KIND)
        ? projects
            .write(FORGETTING, Batch.in(key.partition()).delete(key.id(), item.etag()))
            .isDone()
        : projects.change(
                FORGETTING,
                key,
                new Change().remove(NUMBER).remove(DOCUMENT),
                Condition.is(NUMBER, activation.number()))
            instanceof Written.Done;
  }
}
