package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.store.SaveResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Releases and activations in Cosmos DB, the latter beside the deployments that activate.
public final class CosmosReleaseStore implements ReleaseStore {
  private static final Action ACTIVATING =
      Action.writing("Tried to make a release the current one");

  private final Items projects;
  private final DeploymentItems deployments;
  private final ProjectStates states;
  private final Activations activations;
  private final ReleaseItems releases;
  private final LiveProjects live;
  private final Turns turns = new Turns();

  public CosmosReleaseStore(CosmosStorage storage) {
    projects = storage.projects();
    deployments = new DeploymentItems(projects, new Partitions(storage.service()));
    states = new ProjectStates(projects);
    activations = new Activations(projects);
    releases = new ReleaseItems(projects);
    live = new LiveProjects(storage.service());
  }

  @Override
  public void save(Release release) {
    releases.save(release);
  }

  @Override
  public Optional<Release> find(ReleaseId id) {
    return releases.find(id);
  }

  @Override
  public SaveResult<Activation> activate(ReleaseId id, Lease lease, Instant at) {
    Release release =
        releases
            .find(id)
            .orElseThrow(
                () -> new IllegalArgumentException("release %s is not saved".formatted(id)));
    return turns.take(
        Partitions.of(release.project()),
        () -> Turns.untilAnswered(ACTIVATING, () -> tryToActivate(release, lease, at)));
  }

  private Optional<SaveResult<Activation>> tryToActivate(Release release, Lease lease, Instant at) {
    ProjectStates.Read read = states.read(release.project());
    Optional<Activation> before = read.state().slot(release.environment()).current();
    boolean mayBeDone =
        before.filter(current -> current.deployment().equals(lease.deployment())).isPresent();
    Optional<SaveResult<Activation>> answer =
        mayBeDone ? Optional.empty() : append(read, before, release, lease, at);
    return answer.or(() -> repeated(lease));
  }

  private Optional<SaveResult<Activation>> append(
      ProjectStates.Read read,
      Optional<Activation> before,
      Release release,
      Lease lease,
      Instant at) {
    if (before.isEmpty()) {
      live.add(release.project());
    }
    Activation activation =
        new Activation(
            release.project(),
            release.environment(),
            before.map(Activation::number).orElse(0L) + 1,
            release.id(),
            lease.deployment(),
            at);
    Batch batch =
        Batch.in(Partitions.of(release.project()))
            .change(
                lease.deployment().value(),
                activations.added(activation),
                DeploymentItems.isIn(Place.ACTIVE)
                    .and(DeploymentItems.isHeldBy(lease))
                    .and(Activations.isNone()));
    states.write(batch, read, read.state().with(activation));
    return projects.write(ACTIVATING, batch).isDone()
        ? Optional.of(new SaveResult.Saved<>(activation))
        : Optional.empty();
  }

  /// What the deployment activated before; empty when it has not, and may.
  private Optional<SaveResult<Activation>> repeated(Lease lease) {
    Optional<StoredDeployment> found =
        deployments
            .find(lease.deployment())
            .filter(deployment -> deployment.place() == Place.ACTIVE && deployment.isHeldBy(lease));
    return found.isEmpty()
        ? Optional.of(new SaveResult.Conflict<>())
        : found.get().activation().map(SaveResult.Saved::new);
  }

  @Override
  public Optional<Activation> current(ProjectId project, Environment environment) {
    return states.read(project).state().slot(environment).current();
  }

  @Override
  public List<Activation> allCurrent() {
    return Together.map(live.all(), project -> states.read(project).state()).stream()
        .flatMap(state -> state.slots().values().stream())
        .flatMap(slot -> slot.current().stream())
        .toList();
  }

  @Override
  public List<Activation> history(ProjectId project, Environment environment, int limit) {
    return activations.history(project, environment, Long.MAX_VALUE, limit);
  }
}
