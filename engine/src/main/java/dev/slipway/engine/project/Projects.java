package dev.slipway.engine.project;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.engine.quota.Holdings;
import dev.slipway.engine.usage.UsageNotes;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import java.time.InstantSource;
import java.util.Optional;

/// Makes, changes, lists and removes projects.
public final class Projects {
  private final ProjectStore projects;
  private final DeploymentStore deployments;
  private final SourceStore sources;
  private final SecretStore secrets;
  private final AppRuntime runtime;
  private final Holdings holdings;
  private final UsageNotes usage;
  private final InstantSource clock;

  public Projects(
      ProjectStore projects,
      DeploymentStore deployments,
      SourceStore sources,
      SecretStore secrets,
      AppRuntime runtime,
      Holdings holdings,
      UsageNotes usage,
      InstantSource clock) {
    this.projects = projects;
    this.deployments = deployments;
    this.sources = sources;
    this.secrets = secrets;
    this.runtime = runtime;
    this.holdings = holdings;
    this.usage = usage;
    this.clock = clock;
  }

  /// Makes the project, or changes what is given of it. A project of another organization is not
  /// found; `DEPLOYMENT_QUOTA_EXCEEDED` when the organization has no room for a new one.
  public Project put(
      ProjectId id, OrganizationId organization, Optional<String> name, Optional<Boolean> active) {
    Optional<Holding> place = Optional.empty();
    while (true) {
      Project project =
          projects
              .find(id)
              .orElseGet(
                  () -> Project.create(id, organization, name.orElse(id.value()), clock.instant()));
      if (!project.organization().equals(organization)) {
        place.ifPresent(holdings::tryGiveBack);
        throw notFound(id);
      }
      boolean sameName = name.map(project.name()::equals).orElse(true);
      boolean sameActivity = active.map(wanted -> wanted == project.active()).orElse(true);
      if (project.version() > 0 && sameName && sameActivity) {
        return project;
      }
      Project changed =
          project
              .withName(name.orElse(project.name()), clock.instant())
              .withActive(active.orElse(project.active()), clock.instant());
      if (project.version() == 0) {
        place = Optional.of(takePlace(id, organization));
      }
      if (projects.save(changed) instanceof SaveResult.Saved<Project>(Project saved)) {
        return saved;
      }
    }
  }

  private Holding takePlace(ProjectId id, OrganizationId organization) {
    return holdings.take(
        organization,
        new Holder.OfProject(id),
        QuotaUse.OF_A_PROJECT,
        "Tried to make the project " + id);
  }

  /// The project; `PROJECT_NOT_FOUND` when there is none.
  public Project require(ProjectId id) {
    return projects.find(id).orElseThrow(() -> notFound(id));
  }

  /// Who owns the project, if there is one of this id.
  public Optional<OrganizationId> owner(ProjectId id) {
    return projects.find(id).map(Project::organization);
  }

  /// Projects in order of id.
  public Page<Project> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    return projects.list(owner, after, limit);
  }

  /// Removes the project, what it serves and what was kept for it; `DEPLOYMENT_IN_PROGRESS` while
  /// one is active. Traffic ends first and the record goes last, so that a removal that was cut
  /// short can be repeated.
  public void delete(ProjectId id) {
    OrganizationId owner = require(id).organization();
    for (Environment environment : Environment.values()) {
      deployments.active(id, environment).ifPresent(Projects::refuseWhileActive);
    }
    holdings.leave(owner, id);
    for (Environment environment : Environment.values()) {
      runtime.remove(id, environment);
    }
    sources.forget(id);
    secrets.forget(id);
    usage.removed(owner, id);
    projects.delete(id);
    holdings.tryLeft(owner, id);
  }

  private static void refuseWhileActive(Deployment active) {
    throw new SlipwayException(
        Problem.of(
                ProblemCode.DEPLOYMENT_IN_PROGRESS,
                "Tried to delete a project",
                "Its deployment %s is %s".formatted(active.id(), active.state().phase().id()),
                "Cancel the deployment or wait for its end")
            .at(active.request().project().value()));
  }

  /// The one problem for a project that does not exist and for one that the caller may not see.
  public static SlipwayException notFound(ProjectId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.PROJECT_NOT_FOUND,
                "Tried to find a project",
                "The specified project does not exist or you do not have access to it.",
                "Check the project id, or make the project first with PUT /projects/" + id)
            .at(id.value()));
  }

  /// The problem for a project that takes no deployments.
  public static SlipwayException inactive(ProjectId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.PROJECT_INACTIVE,
                "Tried to deploy a project",
                "Project %s is inactive".formatted(id),
                "Make it active again with PUT /projects/%s {\"active\":true}".formatted(id))
            .at(id.value()));
  }
}
