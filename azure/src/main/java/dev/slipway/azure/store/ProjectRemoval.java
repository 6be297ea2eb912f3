package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.ProjectId;
import java.util.List;

/// Forgets what belongs to a project. Each part can be done again, and what leads to others goes
/// after them. A note of an open deployment is found to be of none by the sweep.
final class ProjectRemoval {
  private static final Action FORGETTING = Action.writing("Tried to forget a project");
  private static final int AT_A_TIME = 500;

  private final Items projects;
  private final Partitions partitions;
  private final ReleaseItems releases;
  private final LiveProjects live;
  private final WebhookItems webhooks;

  ProjectRemoval(CosmosStorage storage) {
    projects = storage.projects();
    partitions = new Partitions(storage.service());
    releases = new ReleaseItems(projects);
    live = new LiveProjects(storage.service());
    webhooks = new WebhookItems(storage);
  }

  void removeAllOf(ProjectId project) {
    releases.forgetAll(project);
    ItemQuery query = ItemQuery.ofAny(Partitions.of(project)).is("project", project.value());
    List<Item> found;
    do {
      found = projects.find(FORGETTING, query, AT_A_TIME);
      found.forEach(this::remove);
    } while (found.size() == AT_A_TIME);
    live.remove(project);
  }

  private void remove(Item item) {
    if (item.text("kind").equals(DeploymentItems.KIND)) {
      partitions.forget(new DeploymentId(item.key().id()));
    }
    projects.delete(FORGETTING, item.key());
    if (item.text("kind").equals(WebhookItems.KIND)) {
      webhooks.forgetRest(WebhookItems.idOf(item));
    }
  }
}
