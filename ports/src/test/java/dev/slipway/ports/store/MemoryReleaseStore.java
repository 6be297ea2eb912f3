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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Releases and activations in memory, beside the deployments that activate.
public final class MemoryReleaseStore implements ReleaseStore, ReleaseRetention {
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
    long number =
        current(release.project(), release.environment()).map(Activation::number).orElse(0L) + 1;
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
    return history(project, environment, Long.MAX_VALUE, limit);
  }

  @Override
  public synchronized List<Activation> history(
      ProjectId project, Environment environment, long below, int limit) {
    return of(project, environment)
        .filter(activation -> activation.number() < below)
        .sorted(Comparator.comparingLong(Activation::number).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Page<Release> list(Optional<String> after, int limit) {
    List<Release> found =
        releases.values().stream()
            .sorted(Comparator.comparing(release -> release.id().value()))
            .filter(release -> release.id().value().compareTo(after.orElse("")) > 0)
            .limit(limit + 1L)
            .toList();
    return Page.first(found, limit, last -> last.id().value());
  }

  @Override
  public synchronized Set<Activation> forgetActivations(Collection<Activation> doomed) {
    Set<Activation> forgotten =
        doomed.stream()
            .filter(activations::contains)
            .filter(activation ->
                !current(activation.project(), activation.environment())
                    .equals(Optional.of(activation)))
            .collect(Collectors.toSet());
    activations.removeAll(forgotten);
    return forgotten;
  }

  @Override
  public Set<ReleaseId> forgetReleases(Collection<ReleaseId> doomed) {
    return doomed.stream().filter(this::forgetRelease).collect(Collectors.toSet());
  }

  private boolean forgetRelease(ReleaseId id) {
    return find(id)
        .map(release ->
            deployments.unlessUnderWay(release.project(), () -> forgetUnlessActivated(id)))
        .orElse(false);
  }

  private synchronized boolean forgetUnlessActivated(ReleaseId id) {
    return activations.stream().noneMatch(activation -> activation.release().equals(id))
        && releases.remove(id) != null;
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
