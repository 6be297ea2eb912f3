package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ReleaseRetention;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The releases of [CosmosReleaseStore], to be forgotten, each on its own.
///
/// A release is in another partition than what is decided of its project. So it is marked first;
/// then a write to the project's state, on the version that was read before, shows that no
/// deployment was admitted since; then the marked version is deleted. A deployment that is admitted
/// later saves its release before it activates it, which changes the version.
public final class CosmosReleaseRetention implements ReleaseRetention {
  private static final Action FORGETTING = Action.writing("Tried to forget a release");

  private final Items projects;
  private final ProjectStates states;
  private final EndedSlots ended;
  private final Activations activations;
  private final ReleaseItems releases;

  public CosmosReleaseRetention(CosmosStorage storage) {
    projects = storage.projects();
    states = new ProjectStates(projects);
    ended = new EndedSlots(new DeploymentItems(projects, new Partitions(storage.service())));
    activations = new Activations(projects);
    releases = new ReleaseItems(projects);
  }

  @Override
  public List<Activation> history(
      ProjectId project, Environment environment, long below, int limit) {
    return activations.history(project, environment, below, limit);
  }

  @Override
  public Page<Release> list(Optional<String> after, int limit) {
    return Page.first(releases.list(after, limit + 1), limit, last -> last.id().value());
  }

  /// Numbers only go up, so one that is not the latest never is again.
  @Override
  public Set<Activation> forgetActivations(Collection<Activation> earlier) {
    Map<ProjectId, ProjectState> read = new HashMap<>();
    Set<Activation> forgotten = new HashSet<>();
    for (Activation activation : earlier) {
      long latest =
          read.computeIfAbsent(activation.project(), project -> states.read(project).state())
              .slot(activation.environment())
              .current()
              .map(Activation::number)
              .orElse(0L);
      if (activation.number() < latest && activations.forget(activation)) {
        forgotten.add(activation);
      }
    }
    return forgotten;
  }

  @Override
  public Set<ReleaseId> forgetReleases(Collection<ReleaseId> ids) {
    Map<ProjectId, List<Release>> byProject =
        ids.stream()
            .flatMap(id -> releases.find(id).stream())
            .collect(Collectors.groupingBy(Release::project));
    Set<ReleaseId> forgotten = new HashSet<>();
    byProject.forEach((project, some) -> forgotten.addAll(forget(project, some)));
    return forgotten;
  }

  private Set<ReleaseId> forget(ProjectId project, List<Release> some) {
    ProjectStates.Read read = states.read(project);
    if (ended.without(read.state()).isUnderWay()) {
      return Set.of();
    }
    Set<ReleaseId> named =
        activations.all(project).stream().map(Activation::release).collect(Collectors.toSet());
    Map<ReleaseId, String> marked = new HashMap<>();
    some.stream()
        .map(Release::id)
        .filter(id -> !named.contains(id))
        .forEach(id -> releases.leaves(id).ifPresent(version -> marked.put(id, version)));
    if (marked.isEmpty()) {
      return Set.of();
    }
    if (!isUnchanged(read)) {
      marked.keySet().forEach(releases::stays);
      return Set.of();
    }
    marked.entrySet().removeIf(one -> !releases.forget(one.getKey(), one.getValue()));
    return marked.keySet();
  }

  /// Where the project has no state yet, or not any more, none is left behind.
  private boolean isUnchanged(ProjectStates.Read read) {
    Batch batch = Batch.in(Partitions.of(read.project()));
    states.write(batch, read, read.state());
    if (read.etag().isEmpty()) {
      batch.delete(ProjectStates.id(read.project()));
    }
    return projects.write(FORGETTING, batch).isDone();
  }
}
