package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.quota.Holdings;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.engine.retention.CollectionReport.DiskUse;
import dev.slipway.ports.source.KeptSource;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// One collection from its first step to its last. Each step lets go of what nothing names any more
/// that the steps before have left, so a collection that was cut short is finished by the next.
final class Purges {
  private static final int PAGE = 500;

  private final ProjectStore projects;
  private final Quotas quotas;
  private final DeploymentPurge deployments;
  private final ReleasePurge releases;
  private final SourcePurge sources;
  private final ArtifactPurge artifacts;
  private final SecretPurge secrets;
  private final LeftoverPurge leftovers;
  private final DiskPurge disk;

  Purges(RetentionRules rules, Collectable from, Quotas quotas, Holdings holdings) {
    RetentionPolicy policy = new RetentionPolicy(rules);
    this.projects = from.projects();
    this.quotas = quotas;
    this.deployments =
        new DeploymentPurge(policy, from.deployments(), quotas, from.usage(), from.logs());
    this.releases = new ReleasePurge(policy, from.releases(), from.deployments(), from.runtime());
    this.sources = new SourcePurge(from.sources(), from.deployments(), holdings);
    this.artifacts = new ArtifactPurge(from.artifacts());
    this.secrets =
        new SecretPurge(from.secrets(), from.projects(), from.configurations(), from.webhooks());
    this.leftovers = new LeftoverPurge(from.deployments(), from.logs(), from.letters());
    this.disk = new DiskPurge(rules, from.disk(), artifacts, from.projects());
  }

  /// What is gone for the steps that follow, though it is there still, when a round only looks.
  private record Gone(
      Set<ReleaseId> targets, Set<DeploymentId> deployments, Set<KeptSource> sources) {}

  /// Answers how full the disk is at the end.
  Optional<DiskUse> run(Round round) {
    quotas.settleAll();
    Gone gone = new Gone(new HashSet<>(), new HashSet<>(), new HashSet<>());
    Set<ProjectId> there = ofProjects(gone, round);
    Needs needs = releases.purgeReleases(gone.targets(), round);
    ofGoneProjects(there, gone, round);
    sources.purgeContent(round.dryRun() ? gone.sources() : Set.of(), round);
    artifacts.purge(needs, round);
    secrets.purge(needs, round);
    leftovers.purgeLogs(round);
    leftovers.purgeLetters(gone.deployments(), round);
    disk.purgeLeftWorkspaces(round);
    return disk.makeRoom(needs, round);
  }

  /// Answers the projects that there are.
  private Set<ProjectId> ofProjects(Gone gone, Round round) {
    Set<ProjectId> there = new HashSet<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Project> page = projects.list(Optional.empty(), after, PAGE);
      for (Project project : page.items()) {
        there.add(project.id());
        ofProject(project, gone, round);
      }
      after = page.next();
    } while (after.isPresent());
    return there;
  }

  private void ofProject(Project project, Gone gone, Round round) {
    Set<DeploymentId> ofProject = new HashSet<>();
    for (Environment environment : Environment.values()) {
      SequencedMap<ReleaseId, Activation> targets = releases.targets(project.id(), environment);
      Set<DeploymentId> went =
          deployments.purge(project.id(), environment, targets.values(), round);
      releases.purgeActivations(project.id(), environment, targets, went, round);
      gone.targets().addAll(targets.keySet());
      ofProject.addAll(round.dryRun() ? went : Set.of());
    }
    gone.deployments().addAll(ofProject);
    gone.sources().addAll(sources.ofProject(project, ofProject, round));
  }

  /// A project may have been made since the others were listed.
  private void ofGoneProjects(Set<ProjectId> there, Gone gone, Round round) {
    for (ProjectId project : sources.projects()) {
      if (!there.contains(project) && projects.find(project).isEmpty()) {
        gone.sources().addAll(sources.ofGoneProject(project, round));
      }
    }
  }
}
