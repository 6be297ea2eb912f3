package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ReleaseRetention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets go of activations and releases that nobody can return to, and finds out what the others
/// need.
final class ReleasePurge {
  private static final int BATCH = 200;

  private final RetentionPolicy policy;
  private final ReleaseRetention releases;
  private final DeploymentRetention deployments;
  private final AppRuntime runtime;

  ReleasePurge(
      RetentionPolicy policy,
      ReleaseRetention releases,
      DeploymentRetention deployments,
      AppRuntime runtime) {
    this.policy = policy;
    this.releases = releases;
    this.deployments = deployments;
    this.runtime = runtime;
  }

  /// The releases of a project's environment that must be there to be returned to, each with its
  /// latest activation.
  SequencedMap<ReleaseId, Activation> targets(ProjectId project, Environment environment) {
    return policy.targets(() -> new ActivationPages(releases, project, environment, BATCH));
  }

  /// Lets go of the activations of a project's environment that lead to no target, and of the
  /// earlier ones of a target whose deployment is gone.
  ///
  /// @param gone deployments to be taken for gone
  void purgeActivations(
      ProjectId project,
      Environment environment,
      SequencedMap<ReleaseId, Activation> targets,
      Set<DeploymentId> gone,
      Round round) {
    long below = Long.MAX_VALUE;
    List<Activation> page = releases.history(project, environment, below, BATCH);
    while (!page.isEmpty()) {
      round.goOn();
      List<Activation> noTargets =
          page.stream().filter(activation -> !targets.containsKey(activation.release())).toList();
      forget(noTargets, Reason.NO_TARGET, round);
      forget(earlierOfGone(page, targets, gone), Reason.DEPLOYMENT_GONE, round);
      below = page.getLast().number();
      page = releases.history(project, environment, below, BATCH);
    }
  }

  private List<Activation> earlierOfGone(
      List<Activation> page, SequencedMap<ReleaseId, Activation> targets, Set<DeploymentId> gone) {
    List<Activation> earlier =
        page.stream()
            .filter(activation -> targets.containsKey(activation.release()))
            .filter(activation -> !targets.containsValue(activation))
            .toList();
    Set<DeploymentId> known =
        deployments.known(earlier.stream().map(Activation::deployment).toList());
    return earlier.stream()
        .filter(activation ->
            gone.contains(activation.deployment()) || !known.contains(activation.deployment()))
        .toList();
  }

  private void forget(List<Activation> doomed, Reason reason, Round round) {
    int count =
        round.dryRun() || doomed.isEmpty()
            ? doomed.size()
            : releases.forgetActivations(doomed).size();
    round.tally().add(Kind.ACTIVATION, reason, count, 0);
  }

  /// Lets go of every release that is no target, is not running and is not about to be made
  /// current, and answers what is needed by those that stay and by what is under way.
  ///
  /// Asks for what is under way first: what ends meanwhile has its release in the list by then.
  Needs purgeReleases(Set<ReleaseId> targets, Round round) {
    Needs needs = new Needs();
    Set<ProjectId> busy = addUnfinished(needs);
    Set<ReleaseId> kept = new HashSet<>(targets);
    kept.addAll(runtime.running());
    Optional<String> after = Optional.empty();
    do {
      round.goOn();
      Page<Release> page = releases.list(after, BATCH);
      List<Release> doomed =
          page.items().stream().filter(release -> !kept.contains(release.id())).toList();
      Set<ReleaseId> gone = forget(doomed, busy, round);
      round.tally().add(Kind.RELEASE, Reason.NO_TARGET, gone.size(), 0);
      page.items().stream().filter(release -> !gone.contains(release.id())).forEach(needs::add);
      after = page.next();
    } while (after.isPresent());
    return needs;
  }

  private Set<ProjectId> addUnfinished(Needs needs) {
    Set<ProjectId> busy = new HashSet<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Deployment> page = deployments.unfinished(after, BATCH);
      page.items().forEach(needs::add);
      page.items().forEach(deployment -> busy.add(deployment.request().project()));
      after = page.next();
    } while (after.isPresent());
    return busy;
  }

  private Set<ReleaseId> forget(Collection<Release> doomed, Set<ProjectId> busy, Round round) {
    List<ReleaseId> ids = new ArrayList<>();
    doomed.stream()
        .filter(release -> !busy.contains(release.project()))
        .map(Release::id)
        .forEach(ids::add);
    return round.dryRun() || ids.isEmpty()
        ? ids.stream().collect(Collectors.toSet())
        : releases.forgetReleases(ids);
  }
}
