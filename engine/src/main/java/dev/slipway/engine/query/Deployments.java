package dev.slipway.engine.query;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.log.PositionedLine;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// How deployments stand and what they said.
public final class Deployments {
  private final DeploymentStore deployments;
  private final LogStore logs;

  public Deployments(DeploymentStore deployments, LogStore logs) {
    this.deployments = deployments;
    this.logs = logs;
  }

  /// The deployment; `DEPLOYMENT_NOT_FOUND` when there is none.
  public Deployment require(DeploymentId id) {
    return deployments.find(id).orElseThrow(() -> notFound(id));
  }

  /// Who owns the deployment, if there is one of this id.
  public Optional<OrganizationId> owner(DeploymentId id) {
    return deployments.find(id).map(deployment -> deployment.request().organization());
  }

  /// Deployments of a project, newest first.
  public Page<Deployment> list(ProjectId project, Optional<String> after, int limit) {
    return deployments.list(project, after, limit);
  }

  /// The deployment as it is once its version is above this one, or the time is over.
  public Optional<Deployment> awaitChange(DeploymentId id, long version, Duration patience) {
    return deployments.awaitChange(id, version, patience);
  }

  /// Lines of its log after a position.
  public List<PositionedLine> log(DeploymentId id, LogPosition after, int limit) {
    return logs.read(id, after, limit);
  }

  /// The same, waiting for the first line.
  public List<PositionedLine> awaitLog(
      DeploymentId id, LogPosition after, int limit, Duration patience) {
    return logs.await(id, after, limit, patience);
  }

  /// Returns when the deployment's version is above this one, when its log has a line after this
  /// position, or when the time is over.
  public void awaitNews(DeploymentId id, long version, LogPosition after, Duration patience) {
    try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      waiting.<Object>invokeAny(
          List.of(
              () -> awaitChange(id, version, patience), () -> awaitLog(id, after, 1, patience)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /// The one problem for a deployment that does not exist and for one that the caller may not see.
  public static SlipwayException notFound(DeploymentId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.DEPLOYMENT_NOT_FOUND,
                "Tried to find a deployment",
                "There is no deployment with this id",
                "Use the deploymentId that the deployment's request answered")
            .at(id.value()));
  }
}
