package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Releases and activations in memory, beside the deployments that activate.
public final class MemoryReleaseStore implements ReleaseStore {
  private final Map<ReleaseId, Release> releases = new LinkedHashMap<>();
  private final List<Activation> activations = new ArrayList<>();
  private final MemoryDeploymentStore deployments;

  public MemoryReleaseStore(MemoryDeploymentStore deployments) {
    this.deployments = deployments;
  }

  @Override
  public synchronized void save(Release release) {
    releases.putIfAbsent(release.id(), release);
  }

  @Override
  public synchronized Optional<Release> find(ReleaseId id) {
    return Optional.ofNullable(releases.get(id));
  }

  @Override
  public SaveResult<Activation> activate(ReleaseId release, Lease lease, Instant at) {
    return deployments.underLease(lease, () -> activate(release, lease.deployment(), at));
  }

  private synchronized Activation activate(ReleaseId release, DeploymentId deployment, Instant at) {
    Release saved =
        find(release)
            .orElseThrow(
                () -> new IllegalArgumentException("release %s is not saved".formatted(release)));
    return activations.stream()
        .filter(activation -> activation.deployment().equals(deployment))
        .findFirst()
        .orElseGet(() -> append(saved, deployment, at));
  }

  private Activation append(Release release, DeploymentId deployment, Instant at) {
    long number = of(release.project(), release.environment()).count() + 1;
    Activation activation =
        new Activation(
            release.project(), release.environment(), number, release.id(), deployment, at);
    activations.add(activation);
    return activation;
  }

  @Override
  public synchronized Optional<Activation> current(ProjectId project, Environment environment) {
    return history(project, environment, 1).stream().findFirst();
  }

  @Override
  public synchronized List<Activation> allCurrent() {
    return activations.stream()
        .filter(activation ->
            current(activation.project(), activation.environment()).equals(Optional.of(activation)))
        .toList();
  }

  @Override
  public synchronized List<Activation> history(
      ProjectId project, Environment environment, int limit) {
    return of(project, environment)
        .sorted(Comparator.comparingLong(Activation::number).reversed())
        .limit(limit)
        .toList();
  }

  synchronized boolean holdsConfiguration(ProjectId project, long version) {
    return releases.values().stream()
        .anyMatch(release ->
            release.project().equals(project) && release.configurationVersion() == version);
  }

  synchronized void forget(ProjectId project) {
    releases.values().removeIf(release -> release.project().equals(project));
    activations.removeIf(activation -> activation.project().equals(project));
  }

  private Stream<Activation> of(ProjectId project, Environment environment) {
    return activations.stream()
        .filter(activation ->
            activation.project().equals(project) && activation.environment() == environment);
  }
}
