package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.ServiceProcess;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CancelTest {
  private final World world = new World();

  @Test
  void aQueuedDeploymentIsCancelledAtOnceAndNeverBegins() {
    DeploymentId id = world.request("hello");

    assertThat(world.service.cancel.cancel(id).state().phase()).isEqualTo(Phase.CANCELLED);

    world.settle(world.service);
    assertThat(world.find(id).attempts()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"CONTAINER", "SYNC", "BUILD"})
  void aRunningStepIsInterruptedAndNothingIsLeft(Step step) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch reached = new CountDownLatch(1);
    world.builds.during(step, _ -> waitFor(never, reached));
    DeploymentId id = world.request("hello");
    Thread worker = Thread.ofVirtual().start(world.service::attendAll);
    reached.await();

    world.service.cancel.cancel(id);
    worker.join();

    assertThat(world.phase(id)).isEqualTo(Phase.CANCELLED);
    assertThat(world.builds.owned()).isEmpty();
    assertThat(world.queue.depth().held()).isZero();
  }

  @Test
  void anAppThatIsStartingIsStopped() throws InterruptedException {
    world.deploy("before");
    Optional<ReleaseId> before = world.serving();
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch reached = new CountDownLatch(1);
    world.runtime.whenStarting(_ -> waitFor(never, reached));
    DeploymentId id = world.request("after");
    Thread worker = Thread.ofVirtual().start(world.service::attendAll);
    reached.await();

    world.service.cancel.cancel(id);
    worker.join();

    assertThat(world.phase(id)).isEqualTo(Phase.CANCELLED);
    assertThat(world.runtime.running()).isEqualTo(Set.of(before.orElseThrow()));
  }

  @Test
  void aDeploymentThatWaitsForItsNextAttemptIsCancelledWithoutIt() {
    world.builds.during(
        Step.BUILD,
        _ -> {
          throw World.passing();
        });
    DeploymentId id = world.request("hello");
    world.service.attendNext();

    assertThat(world.service.cancel.cancel(id).state().phase()).isEqualTo(Phase.CANCELLING);
    world.service.attendAll();

    assertThat(world.phase(id)).isEqualTo(Phase.CANCELLED);
    assertThat(world.builds.builds()).hasSize(1);
  }

  @Test
  void cancellingTwiceIsHarmless() {
    DeploymentId queued = world.request("hello");
    world.service.cancel.cancel(queued);

    assertThat(world.service.cancel.cancel(queued).state().phase()).isEqualTo(Phase.CANCELLED);
  }

  @Test
  void whatHasEndedOtherwiseCannotBeCancelled() {
    DeploymentId id = world.deploy("hello").id();

    assertThatThrownBy(() -> world.service.cancel.cancel(id))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refused ->
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.DEPLOYMENT_FINISHED));
  }

  @ParameterizedTest
  @CsvSource({"BEFORE, true", "AFTER, true", "BEFORE, false", "AFTER, false"})
  void aRequestAtAnyMomentEitherCancelsOrComesTooLate(
      Accident.Moment moment, boolean fromTheSameProcess) {
    int call = 1;
    while (cancelledOrLive(call, moment, fromTheSameProcess)) {
      call++;
    }
    assertThat(call).as("calls of one deployment").isGreaterThan(30);
  }

  private static boolean cancelledOrLive(
      int call, Accident.Moment moment, boolean fromTheSameProcess) {
    World world = new World();
    world.deploy("before");
    Optional<ReleaseId> before = world.serving();
    DeploymentId id = world.request("after");
    ServiceProcess[] canceller = {world.service};
    Accident wish = Accident.of(call, moment, () -> cancelUnlessFinished(canceller[0], id));
    ServiceProcess working = world.process("working", wish);
    if (fromTheSameProcess) {
      canceller[0] = working;
    }

    working.attendAll();
    world.settle(world.service);
    world.service.sweeper.sweepOrphans();

    String where = "cancelled %s call %d".formatted(moment, call);
    if (world.activations(id) == 0) {
      assertThat(world.phase(id)).as(where).isEqualTo(Phase.CANCELLED);
      assertThat(world.serving()).as(where).isEqualTo(before);
    } else {
      assertThat(world.phase(id)).as(where).isEqualTo(Phase.SUCCEEDED);
      assertThat(world.serving()).as(where).isNotEqualTo(before);
    }
    assertThat(world.runtime.running()).as(where).isEqualTo(Set.of(world.serving().orElseThrow()));
    assertThat(world.builds.owned()).as(where).isEmpty();
    return wish.happened();
  }

  private static void cancelUnlessFinished(ServiceProcess process, DeploymentId id) {
    try {
      process.cancel.cancel(id);
    } catch (SlipwayException e) {
      assertThat(e.problem().code()).isEqualTo(ProblemCode.DEPLOYMENT_FINISHED);
    }
  }

  @Test
  void anotherProjectIsNotTouched() {
    DeploymentId mine = world.request("hello");
    DeploymentId other = world.request(world.addProject("other", Examples.ACME), "hello");

    world.service.cancel.cancel(mine);
    world.settle(world.service);

    assertThat(world.phase(other)).isEqualTo(Phase.SUCCEEDED);
  }

  private static void waitFor(CountDownLatch never, CountDownLatch reached) {
    reached.countDown();
    try {
      never.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
