package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.ProjectId;
import java.util.Optional;

/// In which partition a deployment is. Most ids say it themselves; for one that does not, as those
/// of V2, an item says it.
public final class Partitions {
  private static final Action NOTING = Action.writing("Tried to note where a deployment is kept");
  private static final Action LOCATING = Action.reading("Tried to find where a deployment is kept");

  private final Items service;

  public Partitions(Items service) {
    this.service = service;
  }

  /// That of a project.
  public static String of(ProjectId project) {
    return DeploymentId.digitsOf(project);
  }

  static ItemKey of(Deployment deployment) {
    return new ItemKey(of(deployment.request().project()), deployment.id().value());
  }

  /// To be called before the deployment is saved for the first time.
  void note(Deployment deployment) {
    if (deployment.id().projectDigits().isEmpty()) {
      service.put(
          NOTING,
          NewItem.of(noteOf(deployment.id()), "partition")
              .with("partition", of(deployment.request().project())));
    }
  }

  /// Where a deployment is, or would be; empty for an id that was never noted.
  public Optional<ItemKey> find(DeploymentId id) {
    return id.projectDigits()
        .or(() -> service.read(LOCATING, noteOf(id)).map(note -> note.text("partition")))
        .map(partition -> new ItemKey(partition, id.value()));
  }

  void forget(DeploymentId id) {
    if (id.projectDigits().isEmpty()) {
      service.delete(NOTING, noteOf(id));
    }
  }

  private static ItemKey noteOf(DeploymentId id) {
    return new ItemKey(id.value(), "partition");
  }
}
