package dev.slipway.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.admission.Order;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Eventually;
import dev.slipway.ports.testing.Examples;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DeploymentWorkflowTest {
  private final World world = new World();

  @Test
  void sixStepsRunInOrderAndEachLeavesItsResult() {
    Deployment deployment = world.deploy("hello");

    assertThat(deployment.state()).isInstanceOf(DeploymentState.Succeeded.class);
    assertThat(deployment.steps().records())
        .extracting(StepRecord::step)
        .containsExactly(Step.values());
    assertThat(deployment.steps().records()).allMatch(StepRecord.Done.class::isInstance);
    assertThat(deployment.steps().result(StepResult.ValidatedSource.class)).isPresent();
    assertThat(deployment.steps().result(StepResult.Built.class))
        .hasValueSatisfying(built -> assertThat(built.reused()).isFalse());
    assertThat(deployment.progress()).isEqualTo(100);
  }

  @Test
  void theReleaseServesWhenTheDeploymentHasSucceeded() {
    Deployment deployment = world.deploy("hello");

    ReleaseId release = ((DeploymentState.Succeeded) deployment.state()).release();
    assertThat(world.serving()).contains(release);
    assertThat(world.activations(deployment.id())).isEqualTo(1);
    assertThat(world.builds.owned()).isEmpty();
  }

  @Test
  void theResultOfAStepIsSavedBeforeTheNextOneBegins() {
    List<StepRecord> seen = new ArrayList<>();
    world.builds.during(
        Step.BUILD, job -> seen.addAll(world.find(job.deployment()).steps().records()));

    world.deploy("hello");

    assertThat(seen.subList(0, 3)).allMatch(StepRecord.Done.class::isInstance);
    assertThat(seen.subList(3, seen.size())).singleElement().isInstanceOf(StepRecord.Started.class);
  }

  @Test
  void onlyWhatTakesLongIsSavedBetweenTheBeginningAndTheEnd() {
    int admittedBegunAndEnded = 3;
    Set<Step> saved = EnumSet.of(Step.BUILD, Step.DEPLOY);

    Deployment deployment = world.deploy("hello");

    assertThat(deployment.version()).isEqualTo(admittedBegunAndEnded + saved.size());
  }

  @Test
  void aStepThatTakesLongerThanAMomentIsSeen() {
    List<StepRecord> seen = new ArrayList<>();
    world.builds.during(
        Step.SYNC,
        job -> {
          Eventually.until(
              "sync is seen", () -> world.find(job.deployment()).steps().of(Step.SYNC).isPresent());
          seen.addAll(world.find(job.deployment()).steps().records());
        });

    world.deploy("hello");

    assertThat(seen.subList(0, 2)).allMatch(StepRecord.Done.class::isInstance);
    assertThat(seen.subList(2, seen.size())).singleElement().isInstanceOf(StepRecord.Started.class);
  }

  @Test
  void theNextReleaseTakesTheTrafficAndTheOldOneEnds() {
    world.deploy("one");
    Optional<ReleaseId> old = world.serving();

    world.deploy("two");

    assertThat(world.serving()).isNotEqualTo(old);
    assertThat(world.runtime.running()).isEqualTo(Set.of(world.serving().orElseThrow()));
  }

  @Test
  void aSourceThatIsLiveAlreadyIsNeitherBuiltNorMoved() {
    Deployment first = world.deploy("same");
    Deployment second = world.deploy("same");

    assertThat(world.builds.builds()).hasSize(1);
    assertThat(second.steps().of(Step.SYNC)).containsInstanceOf(StepRecord.Skipped.class);
    assertThat(second.steps().result(StepResult.Deployed.class))
        .hasValueSatisfying(deployed -> assertThat(deployed.unchanged()).isTrue());
    assertThat(world.activations(first.id())).isEqualTo(1);
    assertThat(world.activations(second.id())).isZero();
  }

  @Test
  void aReleaseThatIsCurrentButDoesNotRunIsStartedAgain() {
    world.deploy("same");
    world.runtime.remove(Examples.HELLO, World.PRODUCTION);

    Deployment again = world.deploy("same");

    assertThat(again.steps().result(StepResult.Deployed.class))
        .hasValueSatisfying(deployed -> assertThat(deployed.unchanged()).isFalse());
    assertThat(world.runtime.running()).isEqualTo(Set.of(world.serving().orElseThrow()));
  }

  @Test
  void anArtifactThatExistsIsDeployedWithoutABuild() {
    world.deploy("one");
    world.deploy("two");
    Deployment back = world.deploy("one");

    assertThat(world.builds.builds()).hasSize(2);
    assertThat(back.steps().result(StepResult.ArtifactExists.class)).isPresent();
    assertThat(world.activations(back.id())).isEqualTo(1);
  }

  @Test
  void aChangedRuntimeVariableMakesANewReleaseWithoutABuild() {
    world.deploy("same");
    Optional<ReleaseId> old = world.serving();
    configure(new Variable.RuntimeValue("de"));

    world.deploy("same");

    assertThat(world.builds.builds()).hasSize(1);
    assertThat(world.serving()).isPresent().isNotEqualTo(old);
  }

  @Test
  void aChangedBuildVariableBuildsAnew() {
    world.deploy("same");
    configure(new Variable.BuildValue("de"));

    world.deploy("same");

    assertThat(world.builds.builds()).hasSize(2);
  }

  @Test
  void aSettingThatChangesThePlanBuildsAnewAndOneThatDoesNotDoesNot() {
    world.deploy("same");
    set("port", "3000");
    world.deploy("same");
    assertThat(world.builds.builds()).hasSize(1);

    set("singlePage", "true");
    world.deploy("same");
    world.deploy("same");

    assertThat(world.builds.builds()).hasSize(2);
  }

  @Test
  void aSettingThatDoesNotFitTheSourceIsTheUsersProblem() {
    set("root", "\"apps/web\"");

    Deployment failed = world.deploy("hello");

    assertThat(failure(failed.id()).problem().where()).isEqualTo("the project's settings: root");
    assertThat(failure(failed.id()).step()).isEqualTo(Step.VALIDATE);
  }

  @Test
  void aRollbackReturnsToTheReleaseBeforeWithoutABuild() {
    world.deploy("one");
    Optional<ReleaseId> one = world.serving();
    world.deploy("two");

    DeploymentId id =
        world
            .service
            .rollBack
            .rollBack(
                Examples.HELLO, World.PRODUCTION, Optional.empty(), Requester.of(new UserId("jo")))
            .id();
    world.settle(world.service);

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.serving()).isEqualTo(one);
    assertThat(world.builds.builds()).hasSize(2);
    assertThat(world.find(id).steps().of(Step.BUILD)).containsInstanceOf(StepRecord.Skipped.class);
  }

  @Test
  void aProjectThatIsNotRecognisedFailsBeforeAnEnvironmentIsPaidFor() {
    world.put(Examples.HELLO, "notes.txt", "nothing to serve");
    DeploymentId id = world.service.request.deploy(orderOfTheLatest()).id();
    world.settle(world.service);

    assertThat(failure(id).problem().code()).isEqualTo(ProblemCode.FRAMEWORK_NOT_RECOGNISED);
    assertThat(failure(id).step()).isEqualTo(Step.VALIDATE);
    assertThat(world.find(id).steps().of(Step.CONTAINER)).isEmpty();
  }

  @Test
  void anAppThatDoesNotStartLeavesTheOldReleaseServing() {
    world.deploy("one");
    Optional<ReleaseId> one = world.serving();
    world.runtime.whenStarting(_ -> {
      throw new SlipwayException(
          Problem.of(ProblemCode.APP_EXITED, "Tried to start the app", "It ended", "Mend it"));
    });

    Deployment failed = world.deploy("two");

    assertThat(failure(failed.id()).step()).isEqualTo(Step.DEPLOY);
    assertThat(world.serving()).isEqualTo(one);
    assertThat(world.activations(failed.id())).isZero();
  }

  @Test
  void aCurrentReleaseThatCannotTakeTrafficYetTakesItLaterAndTheOldOneServesMeanwhile() {
    world.deploy("one");
    Optional<ReleaseId> one = world.serving();
    world.runtime.whenRouting(_ -> {
      throw World.passing();
    });

    Deployment two = world.deploy("two");

    assertThat(two.state()).isInstanceOf(DeploymentState.Succeeded.class);
    assertThat(world.activations(two.id())).isEqualTo(1);
    assertThat(world.serving()).isEqualTo(one);
    world.runtime.whenRouting(_ -> {});
    world.service.sweeper.sweepOrphans();
    ReleaseId release = ((DeploymentState.Succeeded) two.state()).release();
    assertThat(world.serving()).contains(release);
    assertThat(world.runtime.running()).isEqualTo(Set.of(release));
  }

  @Test
  void theFirstReleaseThatCannotTakeTrafficYetTakesItLater() {
    world.runtime.whenRouting(_ -> {
      throw World.passing();
    });
    world.deploy("one");
    assertThat(world.serving()).isEmpty();

    world.runtime.whenRouting(_ -> {});
    world.service.sweeper.sweepOrphans();

    assertThat(world.serving()).isPresent();
  }

  @Test
  void aDeploymentWhoseReleaseIsCurrentHasSucceededThoughItsAppDoesNotComeBack() {
    world.runtime.whenRouting(_ -> {
      throw new Accident.Death();
    });
    DeploymentId id = world.request("one");
    assertThatThrownBy(world.process("doomed")::attendAll).isInstanceOf(Accident.Death.class);
    world.runtime.running().forEach(world.runtime::crash);
    world.runtime.whenStarting(_ -> {
      throw new SlipwayException(
          Problem.of(ProblemCode.APP_EXITED, "Tried to start the app", "It ended", "Mend it"));
    });

    world.settle(world.process("second"));

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.activations(id)).isEqualTo(1);
    assertThat(world.log(id)).last().asString().contains("does not take traffic yet");
  }

  @Test
  void anUnexpectedErrorBecomesAProblemOfOurs() {
    world.builds.during(
        Step.SYNC,
        _ -> {
          throw new IllegalStateException("a bug");
        });

    Deployment failed = world.deploy("hello");

    assertThat(failure(failed.id()).problem().code()).isEqualTo(ProblemCode.INTERNAL_ERROR);
    assertThat(failure(failed.id()).step()).isEqualTo(Step.SYNC);
    assertThat(failed.steps().of(Step.SYNC)).containsInstanceOf(StepRecord.Failed.class);
    assertThat(failed.steps().of(Step.CLEANUP)).containsInstanceOf(StepRecord.Done.class);
    assertThat(world.queue.peek(10)).hasSize(1);
  }

  @Test
  void neitherTheLogNorTheProblemShowsASecret() {
    world.secrets.put(Examples.HELLO, new VariableName("TOKEN"), Secret.of("hush-hush"));
    world.runtime.whenStarting(_ -> {
      throw new SlipwayException(
          Problem.of(ProblemCode.APP_EXITED, "Tried", "It printed hush-hush", "Mend it")
              .withEvidence(List.of("token=hush-hush")));
    });

    Deployment failed = world.deploy("hello");

    assertThat(failed.toString()).doesNotContain("hush-hush").contains("token=***");
  }

  @Test
  void theLogIsWholeWhenTheEndIsSaved() {
    Deployment deployment = world.deploy("hello");

    assertThat(world.log(deployment.id()))
        .startsWith("Building on memory", "building", "built")
        .last()
        .asString()
        .startsWith("Healthy");
  }

  private void configure(Variable.Value value) {
    configure(configuration ->
        configuration.with(
            new Variable(new VariableName("LANGUAGE"), Optional.empty(), value, Optional.empty())));
  }

  private void set(String key, String json) {
    configure(configuration ->
        configuration.withSettings(new OwnSettings(new TreeMap<>(Map.of(key, json)))));
  }

  private void configure(UnaryOperator<ProjectConfiguration> change) {
    Project project = world.projects.find(Examples.HELLO).orElseThrow();
    ProjectConfiguration next = change.apply(project.configuration());
    world.projects.save(project.withConfiguration(next, world.clock.instant()));
  }

  private static Order orderOfTheLatest() {
    return new Order(
        Examples.HELLO, Examples.ACME, new UserId("jo"), World.PRODUCTION, Optional.empty());
  }

  private DeploymentState.Failed failure(DeploymentId id) {
    return (DeploymentState.Failed) world.find(id).state();
  }
}
