package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.EndedDeployment;
import dev.slipway.ports.store.Page;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The deployments of [CosmosDeploymentStore], to be forgotten. Each is forgotten on its own, since
/// those of several projects are in several partitions.
public final class CosmosDeploymentRetention implements DeploymentRetention {
  private static final Action READING = Action.reading("Tried to find deployments to forget");
  private static final Action FORGETTING = Action.writing("Tried to forget deployments");

  private final Items projects;
  private final Partitions partitions;
  private final DeploymentItems deployments;
  private final ProjectStates states;
  private final Activations activations;
  private final EndedPages ended;
  private final OpenPages open;

  public CosmosDeploymentRetention(CosmosStorage storage) {
    projects = storage.projects();
    partitions = new Partitions(storage.service());
    deployments = new DeploymentItems(projects, partitions);
    states = new ProjectStates(projects);
    activations = new Activations(projects);
    ended = new EndedPages(projects, deployments);
    open =
        new OpenPages(new OpenDeployments(storage.service(), storage.clock()), Sweep.of(storage));
  }

  @Override
  public Page<EndedDeployment> ended(
      ProjectId project, Environment environment, Optional<String> after, int limit) {
    return ended.page(project, environment, after, limit);
  }

  @Override
  public Page<Deployment> unfinished(Optional<String> after, int limit) {
    return open.page(after, limit);
  }

  @Override
  public List<DeploymentId> of(ProjectId project, SourceId source, int limit) {
    ItemQuery query =
        DeploymentItems.of(project)
            .is("document.request.subject.source", source.value())
            .descendingBy("number");
    return projects.find(READING, query, limit).stream()
        .map(item -> new DeploymentId(item.key().id()))
        .toList();
  }

  @Override
  public Set<DeploymentId> known(Collection<DeploymentId> ids) {
    Set<DeploymentId> known = new HashSet<>();
    Together.map(List.copyOf(ids), deployments::find)
        .forEach(found -> found.ifPresent(one -> known.add(one.deployment().id())));
    return known;
  }

  @Override
  public Set<DeploymentId> forget(Collection<DeploymentId> ids) {
    Map<ProjectId, Set<DeploymentId>> remembered = new HashMap<>();
    Set<DeploymentId> forgotten = new HashSet<>();
    for (DeploymentId id : Set.copyOf(ids)) {
      Optional<ItemKey> key = partitions.find(id);
      if (key.isPresent() && forget(key.get(), remembered)) {
        partitions.forget(id);
        forgotten.add(id);
      }
    }
    return forgotten;
  }

  private boolean forget(ItemKey key, Map<ProjectId, Set<DeploymentId>> remembered) {
    Optional<Item> item =
        projects
            .read(FORGETTING, key)
            .filter(found -> found.text("kind").equals(DeploymentItems.KIND));
    if (item.isEmpty()) {
      return false;
    }
    StoredDeployment stored = deployments.read(item.get());
    ProjectId project = stored.deployment().request().project();
    boolean mayGo =
        stored.place() == Place.ENDED
            && !remembered
                .computeIfAbsent(project, ended::remembered)
                .contains(stored.deployment().id());
    return mayGo && forget(item.get(), stored);
  }

  /// What it activated stays under its id. Where the project's state names it still, its end is
  /// counted in the same batch.
  private boolean forget(Item item, StoredDeployment stored) {
    Deployment ended = stored.deployment();
    ProjectStates.Read read = states.read(ended.request().project());
    Batch batch = Batch.in(item.key().partition());
    stored
        .activation()
        .map(activation -> activations.alone(item.key(), activation))
        .ifPresentOrElse(
            rest -> batch.replace(rest, item.etag()),
            () -> batch.delete(item.key().id(), item.etag()));
    Optional<DeploymentId> active = read.state().slot(ended.request().environment()).active();
    if (active.equals(Optional.of(ended.id()))) {
      states.write(batch, read, read.state().without(ended));
    }
    return projects.write(FORGETTING, batch).isDone();
  }
}
