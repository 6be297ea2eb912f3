package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.quota.Holdings;
import dev.slipway.ports.source.KeptContent;
import dev.slipway.ports.source.KeptSource;
import dev.slipway.ports.source.SourceRetention;
import dev.slipway.ports.store.DeploymentRetention;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Lets go of lists of files that no deployment names, then of content that no list names. Whoever
/// uses one while this goes on finds it either kept or missing, never kept and then gone.
final class SourcePurge {
  private static final int MANY = 1_000;

  private final SourceRetention sources;
  private final DeploymentRetention deployments;
  private final Holdings holdings;

  SourcePurge(SourceRetention sources, DeploymentRetention deployments, Holdings holdings) {
    this.sources = sources;
    this.deployments = deployments;
    this.holdings = holdings;
  }

  /// Lets go of those of a project, but not of the latest. What they hold of the organization's
  /// quota is open from before they go, and settled by what is there then.
  ///
  /// @param gone deployments to be taken for gone
  Set<KeptSource> ofProject(Project project, Set<DeploymentId> gone, Round round) {
    return purge(
        project.id(),
        source -> !source.latest() && !isNamed(source, gone),
        source -> holdings.leave(project.organization(), project.id(), source.id()),
        Reason.UNNAMED,
        round);
  }

  /// Lets go of those of a project that is gone, with all that it held.
  Set<KeptSource> ofGoneProject(ProjectId project, Round round) {
    return purge(project, _ -> true, _ -> {}, Reason.PROJECT_GONE, round);
  }

  private boolean isNamed(KeptSource source, Set<DeploymentId> gone) {
    int enough = gone.isEmpty() ? 1 : MANY;
    List<DeploymentId> naming = deployments.of(source.project(), source.id(), enough);
    return !gone.containsAll(naming);
  }

  private Set<KeptSource> purge(
      ProjectId project,
      Predicate<KeptSource> mayGo,
      Consumer<KeptSource> leave,
      Reason reason,
      Round round) {
    Set<KeptSource> went = new HashSet<>();
    for (KeptSource source : sources.sources(project)) {
      round.goOn();
      if (source.lastUsed().isBefore(round.unusedSince())
          && mayGo.test(source)
          && (round.dryRun() || forget(source, leave, round))) {
        went.add(source);
        round.tally().add(Kind.SOURCE, reason, 1, source.bytes());
      }
    }
    return went;
  }

  private boolean forget(KeptSource source, Consumer<KeptSource> leave, Round round) {
    leave.accept(source);
    return sources.forget(source.project(), source.id(), round.unusedSince());
  }

  /// Lets go of content that no list names.
  ///
  /// @param forgotten lists to be taken for gone
  void purgeContent(Set<KeptSource> forgotten, Round round) {
    try (Stream<KeptContent> unnamed = sources.unnamed(round.unusedSince(), forgotten)) {
      for (Iterator<KeptContent> all = unnamed.iterator(); all.hasNext(); ) {
        round.goOn();
        KeptContent content = all.next();
        if (round.dryRun() || sources.forget(content.digest(), round.unusedSince())) {
          round.tally().add(Kind.CONTENT, Reason.UNNAMED, 1, content.bytes());
        }
      }
    }
  }

  /// The projects that have lists of files, whether they are there or not.
  List<ProjectId> projects() {
    return sources.projects();
  }
}
