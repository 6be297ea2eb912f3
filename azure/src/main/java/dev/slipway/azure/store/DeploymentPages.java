package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.store.Page;
import java.util.List;
import java.util.Optional;

/// The deployments of a project, page by page.
final class DeploymentPages {
  private static final Action LISTING = Action.reading("Tried to list deployments");

  private final Items projects;
  private final DeploymentItems deployments;

  DeploymentPages(Items projects, DeploymentItems deployments) {
    this.projects = projects;
    this.deployments = deployments;
  }

  Page<Deployment> list(ProjectId project, Optional<String> after, int limit) {
    ItemQuery query = DeploymentItems.of(project).descendingBy("number");
    after.ifPresent(token -> query.isBelow("number", PageTokens.number(LISTING, token)));
    List<StoredDeployment> found =
        projects.find(LISTING, query, limit + 1).stream().map(deployments::read).toList();
    return PageTokens.page(
        found, limit, last -> Long.toString(last.number()), StoredDeployment::deployment);
  }
}
