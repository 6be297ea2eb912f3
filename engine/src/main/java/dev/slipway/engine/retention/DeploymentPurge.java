package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.EndedDeployment;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.usage.UsageLedger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets go of deployments that are past their time, with their logs. The record goes first: a log
/// that is left behind is found later, one that is missing would be missed.
final class DeploymentPurge {
  private static final int BATCH = 100;

  private final RetentionPolicy policy;
  private final DeploymentRetention deployments;
  private final Quotas quotas;
  private final UsageLedger usage;
  private final LogStore logs;

  DeploymentPurge(
      RetentionPolicy policy,
      DeploymentRetention deployments,
      Quotas quotas,
      UsageLedger usage,
      LogStore logs) {
    this.policy = policy;
    this.deployments = deployments;
    this.quotas = quotas;
    this.usage = usage;
    this.logs = logs;
  }

  /// Answers what went, or would go.
  ///
  /// @param targets what can be returned to, whose deployments stay
  Set<DeploymentId> purge(
      ProjectId project, Environment environment, Collection<Activation> targets, Round round) {
    Set<DeploymentId> kept =
        targets.stream().map(Activation::deployment).collect(Collectors.toSet());
    Set<DeploymentId> gone = new HashSet<>();
    Optional<String> after = Optional.empty();
    boolean mayHaveMore = true;
    while (mayHaveMore) {
      round.goOn();
      Page<EndedDeployment> page = deployments.ended(project, environment, after, BATCH);
      Map<Deployment, Reason> surplus = surplus(page, round);
      Map<Deployment, Reason> doomed = without(kept, surplus);
      gone.addAll(round.dryRun() ? counted(doomed, round) : forgotten(doomed, round));
      after = page.next();
      // They come oldest first, so where none is past its time the newer ones are not either.
      mayHaveMore = after.isPresent() && !surplus.isEmpty();
    }
    return gone;
  }

  private Map<Deployment, Reason> surplus(Page<EndedDeployment> page, Round round) {
    Map<Deployment, Reason> surplus = new HashMap<>();
    for (EndedDeployment ended : page.items()) {
      policy
          .surplus(ended, round.now())
          .ifPresent(reason -> surplus.put(ended.deployment(), reason));
    }
    return surplus;
  }

  /// What holds a place in a quota is settled by what its record says, so the record stays till
  /// then.
  private Map<Deployment, Reason> without(Set<DeploymentId> kept, Map<Deployment, Reason> surplus) {
    Map<Deployment, Reason> doomed = new HashMap<>(surplus);
    doomed.keySet().removeIf(deployment -> kept.contains(deployment.id()));
    surplus.keySet().stream()
        .map(deployment -> deployment.request().organization())
        .distinct()
        .map(quotas::unsettled)
        .forEach(open -> doomed.keySet().removeIf(deployment -> open.contains(deployment.id())));
    return doomed;
  }

  private Set<DeploymentId> forgotten(Map<Deployment, Reason> doomed, Round round) {
    Set<DeploymentId> forgotten = doomed.isEmpty() ? Set.of() : deployments.forget(ids(doomed));
    Map<Deployment, Reason> went = new HashMap<>(doomed);
    went.keySet().removeIf(deployment -> !forgotten.contains(deployment.id()));
    counted(went, round);
    forgotten.forEach(logs::delete);
    if (!forgotten.isEmpty()) {
      usage.forget(forgotten);
    }
    return forgotten;
  }

  private Set<DeploymentId> counted(Map<Deployment, Reason> doomed, Round round) {
    doomed.forEach((deployment, reason) -> {
      round.tally().add(Kind.DEPLOYMENT, reason, 1, 0);
      long bytes = logs.bytes(deployment.id());
      round.tally().add(Kind.LOG, Reason.DEPLOYMENT_GONE, bytes > 0 ? 1 : 0, bytes);
    });
    return ids(doomed);
  }

  private static Set<DeploymentId> ids(Map<Deployment, Reason> doomed) {
    return doomed.keySet().stream().map(Deployment::id).collect(Collectors.toSet());
  }
}
