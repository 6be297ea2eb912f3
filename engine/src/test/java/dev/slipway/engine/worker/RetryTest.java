package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.engine.testing.ServiceProcess;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {
  private final World world = new World();

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"CONTAINER", "SYNC", "BUILD", "DEPLOY"})
  void aPassingProblemIsTriedAgainUntilItHasPassed(Step step) {
    AtomicInteger failures = failing(step, 2);

    Deployment deployment = world.deploy("hello");

    assertThat(deployment.state().phase()).isEqualTo(Phase.SUCCEEDED);
    assertThat(deployment.attempts()).isEqualTo(3);
    assertThat(failures).hasValue(2);
    assertThat(world.queue.peek(10)).isEmpty();
    assertThat(world.activations(deployment.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"CONTAINER", "SYNC", "BUILD", "DEPLOY"})
  void aProblemThatDoesNotPassEndsAmongTheDeadLettersWithItsReason(Step step) {
    failing(step, Integer.MAX_VALUE);

    Deployment deployment = world.deploy("hello");

    assertThat(deployment.state())
        .isInstanceOfSatisfying(
            DeploymentState.Failed.class,
            failed -> {
              assertThat(failed.step()).isEqualTo(step);
              assertThat(failed.problem()).isEqualTo(Examples.problem());
            });
    assertThat(deployment.attempts()).isEqualTo(RetryPolicy.STANDARD.maxAttempts());
    assertThat(world.queue.peek(10))
        .singleElement()
        .extracting(DeadLetter::reason)
        .isEqualTo(Examples.problem());
    assertThat(world.builds.owned()).isEmpty();
  }

  @Test
  void aMistakeOfTheUserIsNotTriedAgainAndIsNoOperatorsMatter() {
    world.builds.during(
        Step.BUILD,
        _ -> {
          throw World.mistake();
        });

    Deployment deployment = world.deploy("hello");

    assertThat(deployment.attempts()).isEqualTo(1);
    assertThat(deployment.state())
        .isInstanceOfSatisfying(
            DeploymentState.Failed.class,
            failed -> assertThat(failed.step()).isEqualTo(Step.BUILD));
    assertThat(world.queue.peek(10)).isEmpty();
  }

  @Test
  void theNextAttemptGoesOnAtTheFailedStep() {
    failing(Step.DEPLOY, 1);

    world.deploy("hello");

    assertThat(world.builds.builds()).hasSize(1);
  }

  @Test
  void whileItWaitsTheDeploymentShowsThePassingProblemAndHoldsNothing() {
    failing(Step.BUILD, 1);
    DeploymentId id = world.request("hello");
    world.service.attendNext();

    assertThat(world.find(id).state())
        .isInstanceOfSatisfying(
            DeploymentState.Running.class,
            running ->
                assertThat(running.waiting())
                    .hasValueSatisfying(wait -> {
                      assertThat(wait.problem()).isEqualTo(Examples.problem());
                      assertThat(wait.until()).isAfter(world.clock.instant());
                    }));
    assertThat(world.find(id).progress()).isEqualTo(Step.BUILD.progress());
    assertThat(world.builds.owned()).isEmpty();
    assertThat(world.deployments.acquire(id, "anyone", Duration.ofSeconds(1))).isPresent();
  }

  @Test
  void aNoticeThatComesTooEarlyDoesNotShortenTheWait() {
    failing(Step.BUILD, 1);
    DeploymentId id = world.request("hello");
    world.service.attendNext();
    world.service.sweeper.sweepNotices();
    world.clock.advance(Duration.ofMillis(400));

    world.service.attendAll();

    assertThat(world.find(id).attempts()).isEqualTo(1);
  }

  @Test
  void aWorkerWhoseClockIsBehindDoesNotProlongTheWait() {
    failing(Step.BUILD, 1);
    DeploymentId id = world.request("hello");
    world.service.attendNext();
    ServiceProcess behind =
        new ServiceProcess(
            "behind", world.ports, () -> world.clock.instant().minus(Duration.ofMinutes(5)));
    world.clock.advance(Duration.ofSeconds(1));

    behind.attendAll();

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void aDeploymentThatIsOutOfTimeIsNotTriedAgain() {
    world.builds.during(
        Step.BUILD,
        _ -> {
          world.clock.advance(ServiceProcess.TIMEOUT.minusMillis(1));
          throw World.passing();
        });

    Deployment deployment = world.deploy("hello");

    assertThat(deployment.attempts()).isEqualTo(1);
    assertThat(deployment.state().phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void aDeploymentThatIsTakenUpTooLateTimesOut() {
    failing(Step.BUILD, 1);
    DeploymentId id = world.request("hello");
    world.service.attendNext();
    world.clock.advance(ServiceProcess.TIMEOUT);

    world.settle(world.service);

    assertThat(world.find(id).state())
        .isInstanceOfSatisfying(
            DeploymentState.Failed.class,
            failed -> {
              assertThat(failed.problem().code()).isEqualTo(ProblemCode.DEPLOYMENT_TIMEOUT);
              assertThat(failed.step()).isEqualTo(Step.BUILD);
            });
    assertThat(world.queue.peek(10)).hasSize(1);
  }

  @Test
  void linesOfALaterAttemptComeAfterThoseOfAnEarlierOne() {
    failing(Step.BUILD, 1);

    Deployment deployment = world.deploy("hello");

    assertThat(world.log(deployment.id()))
        .startsWith("Building on memory", "building", "Building on memory", "building", "built");
  }

  private AtomicInteger failing(Step step, int times) {
    AtomicInteger failures = new AtomicInteger();
    Runnable failure =
        () -> {
          if (failures.get() < times) {
            failures.incrementAndGet();
            throw World.passing();
          }
        };
    if (step == Step.DEPLOY) {
      world.runtime.whenStarting(_ -> failure.run());
    } else {
      world.builds.during(step, _ -> failure.run());
    }
    return failures;
  }
}
