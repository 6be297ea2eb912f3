package dev.slipway.engine.workflow;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.ArtifactExists;
import dev.slipway.domain.deployment.StepResult.Built;
import dev.slipway.domain.deployment.StepResult.CleanedUp;
import dev.slipway.domain.deployment.StepResult.Contained;
import dev.slipway.domain.deployment.StepResult.Deployed;
import dev.slipway.domain.deployment.StepResult.Provisioned;
import dev.slipway.domain.deployment.StepResult.Validated;
import dev.slipway.domain.deployment.StepResult.ValidatedRelease;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.engine.execution.Execution;
import dev.slipway.engine.execution.StopReason;
import dev.slipway.engine.execution.StoppedException;
import dev.slipway.engine.workflow.step.BuildStep;
import dev.slipway.engine.workflow.step.CleanupStep;
import dev.slipway.engine.workflow.step.ContainerStep;
import dev.slipway.engine.workflow.step.DeployStep;
import dev.slipway.engine.workflow.step.SyncStep;
import dev.slipway.engine.workflow.step.ValidateStep;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A deployment from its first step to its last. What a step needs from an earlier one it takes
/// from that step's saved result, so another worker can go on at the first unfinished step.
public final class DeploymentWorkflow {
  private static final Logger LOG = LoggerFactory.getLogger(DeploymentWorkflow.class);

  private final ValidateStep validate;
  private final ContainerStep container;
  private final SyncStep sync;
  private final BuildStep build;
  private final DeployStep deploy;
  private final CleanupStep cleanup;

  public DeploymentWorkflow(
      ValidateStep validate,
      ContainerStep container,
      SyncStep sync,
      BuildStep build,
      DeployStep deploy,
      CleanupStep cleanup) {
    this.validate = validate;
    this.container = container;
    this.sync = sync;
    this.build = build;
    this.deploy = deploy;
    this.cleanup = cleanup;
  }

  /// Runs what is left of the deployment. `cleanup` runs however the other steps ended, unless the
  /// work belongs to somebody else by then.
  public Ending run(Execution execution) {
    Ending ending = untilLive(execution);
    if (ending instanceof Ending.Stopped(StopReason reason) && reason == StopReason.LEASE_LOST) {
      return ending;
    }
    try {
      cleanUp(ending, execution);
    } catch (StoppedException e) {
      return new Ending.Stopped(e.reason());
    } catch (RuntimeException e) {
      LOG.warn("The sweeper will clean up after {}", execution.deployment().id(), e);
    }
    return ending;
  }

  private void cleanUp(Ending ending, Execution execution) {
    Supplier<CleanedUp> action = () -> cleanup.run(execution.deployment().id());
    if (ending instanceof Ending.Live) {
      execution.performLast(Step.CLEANUP, action);
    } else {
      execution.performAlways(Step.CLEANUP, action);
    }
  }

  /// Ends it without another step. A deployment whose release has become the current one has
  /// succeeded, whatever comes after.
  public Ending giveUp(Execution execution, Problem problem) {
    Optional<Deployed> deployed = deploy.activated(execution);
    return deployed.isPresent()
        ? new Ending.Live(deployed.get().release(), deployed.get().url())
        : new Ending.Broken(execution.step(), problem);
  }

  /// Ends an attempt that must not begin, as if `validate` had met what is in its way.
  public Ending block(Execution execution, RuntimeException obstacle) {
    try {
      execution.perform(
          Step.VALIDATE,
          Validated.class,
          () -> {
            throw obstacle;
          });
      return giveUp(execution, execution.problemOf(obstacle));
    } catch (StoppedException e) {
      return new Ending.Stopped(e.reason());
    } catch (SlipwayException e) {
      return giveUp(execution, e.problem());
    }
  }

  private Ending untilLive(Execution execution) {
    try {
      Validated validated =
          execution.perform(Step.VALIDATE, Validated.class, () -> validate.run(execution));
      Artifact artifact =
          switch (validated) {
            case ValidatedRelease release -> returnTo(release, execution);
            case ValidatedSource source -> build(source, execution);
          };
      Deployed deployed = deploy(validated, artifact, execution);
      return new Ending.Live(deployed.release(), deployed.url());
    } catch (StoppedException e) {
      return new Ending.Stopped(e.reason());
    } catch (SlipwayException e) {
      return giveUp(execution, e.problem());
    }
  }

  private static Artifact returnTo(ValidatedRelease release, Execution execution) {
    String why = "an earlier release needs no build";
    for (Step step : new Step[] {Step.CONTAINER, Step.SYNC, Step.BUILD}) {
      execution.skip(step, why);
    }
    return release.artifact();
  }

  private Artifact build(ValidatedSource source, Execution execution) {
    Optional<Built> built = execution.deployment().steps().result(Built.class);
    if (built.isPresent()) {
      return built.get().artifact();
    }
    Contained contained =
        execution.performBrief(Step.CONTAINER, () -> container.run(execution, source));
    return switch (contained) {
      case ArtifactExists(Artifact artifact) -> {
        execution.skip(Step.SYNC, "the artifact exists");
        yield execution.performBrief(Step.BUILD, () -> new Built(artifact, true)).artifact();
      }
      case Provisioned _ -> {
        execution.performBrief(Step.SYNC, () -> sync.run(execution, source));
        yield execution.performAnew(Step.BUILD, () -> build.run(execution, source)).artifact();
      }
    };
  }

  /// Once the release has become the current one, stopping is too late and the rest is done.
  private Deployed deploy(Validated validated, Artifact artifact, Execution execution) {
    Optional<Deployed> deployed = execution.deployment().steps().result(Deployed.class);
    if (deployed.isPresent()) {
      return deployed.get();
    }
    Optional<Activation> before = deploy.before(execution);
    Supplier<Deployed> action = () -> deploy.run(execution, validated, artifact, before);
    return deploy.isOwn(before, execution)
        ? execution.performAlways(Step.DEPLOY, action)
        : execution.performAnew(Step.DEPLOY, action);
  }
}
