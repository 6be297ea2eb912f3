package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.Ports;
import dev.slipway.engine.testing.ServiceProcess;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.testing.Examples;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnreadableSecretsTest {
  private static final Problem FORBIDDEN =
      Problem.of(ProblemCode.STORAGE_READ_FAILED, "Tried to read secrets", "403", "Give the role");

  private final World world = new World();
  private final AtomicInteger reads = new AtomicInteger();
  private Runnable reading =
      () -> {
        throw World.passing();
      };
  private final ServiceProcess process = new ServiceProcess("blind", blind(), world.clock);

  private Ports blind() {
    Accident away =
        Accident.always(() -> {
          reads.incrementAndGet();
          reading.run();
        });
    return world.ports.withSecrets(away.on(SecretStore.class, world.secrets, true));
  }

  @Test
  void aVaultThatIsAwayForAMomentIsWaitedFor() {
    reading =
        () -> {
          if (reads.get() <= 2) {
            throw World.passing();
          }
        };
    DeploymentId id = world.request("hello");

    world.settle(process);

    Deployment deployment = world.find(id);
    assertThat(deployment.state().phase()).isEqualTo(Phase.SUCCEEDED);
    assertThat(deployment.attempts()).isEqualTo(3);
    assertThat(deployment.takeovers()).isZero();
  }

  @Test
  void aVaultThatStaysAwayFailsValidateAfterTheUsualAttempts() {
    DeploymentId id = world.request("hello");

    world.settle(process);

    Deployment deployment = world.find(id);
    assertThat(deployment.state())
        .isInstanceOfSatisfying(
            DeploymentState.Failed.class,
            failed -> {
              assertThat(failed.step()).isEqualTo(Step.VALIDATE);
              assertThat(failed.problem()).isEqualTo(Examples.problem());
            });
    assertThat(deployment.steps().of(Step.VALIDATE)).containsInstanceOf(StepRecord.Failed.class);
    assertThat(deployment.attempts()).isEqualTo(RetryPolicy.STANDARD.maxAttempts());
    assertThat(world.queue.peek(10)).extracting(DeadLetter::reason).contains(Examples.problem());
    assertThat(world.builds.builds()).isEmpty();
  }

  @Test
  void whatNoRetryMendsFailsAtOnce() {
    reading =
        () -> {
          throw new SlipwayException(FORBIDDEN);
        };
    DeploymentId id = world.request("hello");

    world.settle(process);

    assertThat(world.find(id).attempts()).isEqualTo(1);
    assertThat(world.phase(id)).isEqualTo(Phase.FAILED);
  }

  @Test
  void aFaultOfTheStoreIsToldAsOneOfTheService() {
    reading =
        () -> {
          throw new IllegalStateException("a version has changed");
        };
    DeploymentId id = world.request("hello");

    world.settle(process);

    assertThat(world.find(id).state())
        .isInstanceOfSatisfying(
            DeploymentState.Failed.class,
            failed -> assertThat(failed.problem().code()).isEqualTo(ProblemCode.INTERNAL_ERROR));
  }

  @Test
  void whatWaitsForAVaultIsCancelledWithoutIt() {
    DeploymentId id = world.request("hello");
    process.attendNext();

    process.cancel.cancel(id);
    world.settle(process);

    assertThat(world.phase(id)).isEqualTo(Phase.CANCELLED);
    assertThat(reads).hasValue(1);
  }

  @Test
  void aRequestToCancelThatComesWhileTheVaultIsAskedIsHeard() {
    DeploymentId id = world.request("hello");
    reading =
        () -> {
          process.cancel.cancel(id);
          throw World.passing();
        };

    world.settle(process);

    assertThat(world.phase(id)).isEqualTo(Phase.CANCELLED);
    assertThat(reads).hasValue(1);
  }

  @Test
  void whatIsTakenUpTooLateTimesOutWithoutItsSecrets() {
    DeploymentId id = world.request("hello");
    process.attendNext();
    world.clock.advance(ServiceProcess.TIMEOUT);

    world.settle(process);

    assertThat(world.find(id).state())
        .isInstanceOfSatisfying(
            DeploymentState.Failed.class,
            failed ->
                assertThat(failed.problem().code()).isEqualTo(ProblemCode.DEPLOYMENT_TIMEOUT));
    assertThat(reads).hasValue(1);
  }
}
