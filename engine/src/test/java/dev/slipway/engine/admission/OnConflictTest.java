package dev.slipway.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.UserId;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OnConflictTest {
  private final World world = new World();

  @Test
  void aPatientDeploymentGoesLiveAfterTheOneInItsWay() {
    DeploymentId first = world.request("one");
    world.put(Examples.HELLO, "index.html", "two");

    Acceptance second = ask(OnConflict.QUEUE, Optional.empty());
    world.settle(world.service);

    assertThat(second.waitsFor()).contains(first);
    assertThat(world.phase(first)).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.phase(second.deployment().id())).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.activations(second.deployment().id())).isOne();
  }

  @Test
  void aSupersedingDeploymentEndsTheOneInItsWayAndGoesLive() throws InterruptedException {
    CountDownLatch building = new CountDownLatch(1);
    world.builds.during(Step.BUILD, _ -> holdUntilInterrupted(building));
    DeploymentId first = world.request("one");
    Thread worker = Thread.ofVirtual().start(world.service::attendAll);
    building.await();
    world.builds.during(Step.BUILD, _ -> {});

    Acceptance second = ask(OnConflict.SUPERSEDE, Optional.empty());
    worker.join();
    world.settle(world.service);

    assertThat(world.phase(first)).isEqualTo(Phase.CANCELLED);
    assertThat(world.phase(second.deployment().id())).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void whatHasNotBegunIsSupersededAtOnce() {
    DeploymentId first = world.request("one");

    Acceptance second = ask(OnConflict.SUPERSEDE, Optional.empty());

    assertThat(world.phase(first)).isEqualTo(Phase.CANCELLED);
    assertThat(world.deployments.active(Examples.HELLO, World.PRODUCTION).map(Deployment::id))
        .contains(second.deployment().id());
    world.settle(world.service);
    assertThat(world.phase(second.deployment().id())).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void aRepeatedRequestLeadsToTheSameDeploymentEvenAfterItsEnd() {
    world.put(Examples.HELLO, "index.html", "one");
    Acceptance first = ask(OnConflict.REJECT, Optional.of("key"));
    world.settle(world.service);

    Acceptance again = ask(OnConflict.REJECT, Optional.of("key"));

    assertThat(again.repeated()).isTrue();
    assertThat(again.deployment().id()).isEqualTo(first.deployment().id());
    assertThat(again.deployment().state().phase()).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    world.put(Examples.HELLO, "index.html", "one");
    ask(OnConflict.REJECT, Optional.of("key"));

    assertThatThrownBy(() -> ask(OnConflict.QUEUE, Optional.of("key")))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
  }

  private static void holdUntilInterrupted(CountDownLatch reached) {
    reached.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Acceptance ask(OnConflict onConflict, Optional<String> key) {
    Order order =
        new Order(
            Examples.HELLO, Examples.ACME, new UserId("jo"), World.PRODUCTION, Optional.empty());
    return world.service.request.deploy(order, onConflict, key);
  }
}
