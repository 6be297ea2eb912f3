package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.build.BuildJob;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.runtime.RuntimeVariables;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweeperTest {
  private final World world = new World();

  @Test
  void aNoticeThatCouldNotBeSentIsSentLater() {
    DeploymentId id = world.deploymentWithoutNotice("hello");
    assertThat(world.queue.depth().waiting()).isZero();

    world.service.sweeper.sweepNotices();
    world.service.attendAll();

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.deployments.noticesDue(10)).isEmpty();
  }

  @Test
  void aNoticeThatTheQueueLostIsSentAgain() {
    DeploymentId id = world.request("hello");
    Delivery lost = world.queue.receive(1, Duration.ZERO).getFirst();
    world.queue.complete(lost);

    world.service.sweeper.sweepNotices();
    assertThat(world.queue.depth().waiting()).as("it may yet be on its way").isZero();

    world.clock.advance(Duration.ofSeconds(10));
    world.service.sweeper.sweepNotices();
    world.service.attendAll();

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void aDeploymentThatAWorkerAttendsToIsLeftAlone() {
    DeploymentId id = world.request("hello");
    world.queue.complete(world.queue.receive(1, Duration.ZERO).getFirst());
    world.clock.advance(Duration.ofSeconds(20));
    world.deployments.acquire(id, "busy", Duration.ofSeconds(30));

    world.service.sweeper.sweepNotices();

    assertThat(world.queue.depth().waiting()).isZero();
  }

  @Test
  void anEnvironmentWithoutAnActiveDeploymentIsGivenBack() {
    DeploymentId ended = world.deploy("hello").id();
    BuildJob job = world.builds.builds().getFirst();
    world.builds.provision(job, (_, _) -> {});
    assertThat(world.builds.owned()).containsExactly(ended);

    world.service.sweeper.sweepOrphans();

    assertThat(world.builds.owned()).isEmpty();
  }

  @Test
  void aReleaseThatRunsAndShouldNotIsEnded() {
    world.deploy("hello");
    Release stray = Examples.release("stray");
    world.releases.save(stray);
    world.runtime.start(stray, RuntimeVariables.none());

    world.service.sweeper.sweepOrphans();

    assertThat(world.runtime.running()).isEqualTo(Set.of(world.serving().orElseThrow()));
  }

  @Test
  void trafficThatWasLedToAnOldReleaseIsLedBackToTheCurrentOne() {
    world.deploy("hello");
    ReleaseId current = world.serving().orElseThrow();
    Release stray = Examples.release("stray");
    world.releases.save(stray);
    world.runtime.start(stray, RuntimeVariables.none());
    world.runtime.route(stray);

    world.service.sweeper.sweepOrphans();

    assertThat(world.serving()).contains(current);
    assertThat(world.runtime.running()).containsExactly(current);
  }

  @Test
  void aCurrentReleaseThatDoesNotRunIsBroughtBack() {
    world.deploy("hello");
    ReleaseId current = world.serving().orElseThrow();
    world.runtime.remove(Examples.HELLO, World.PRODUCTION);

    world.service.sweeper.sweepOrphans();

    assertThat(world.serving()).contains(current);
  }

  @Test
  void whatADeploymentIsStartingIsNotTouched() {
    world.deploy("hello");
    Set<ReleaseId> before = world.runtime.running();
    Release starting = Examples.release("starting");
    world.releases.save(starting);
    world.runtime.start(starting, RuntimeVariables.none());
    world.request("next");

    world.service.sweeper.sweepOrphans();

    assertThat(world.runtime.running()).hasSize(before.size() + 1);
  }

  @Test
  void oneEnvironmentThatCannotBeGivenBackDoesNotKeepTheOthers() {
    DeploymentId first = world.deploy("one").id();
    DeploymentId second = world.deploy("two").id();
    world.builds.builds().forEach(job -> world.builds.provision(job, (_, _) -> {}));
    assertThat(world.builds.owned()).containsExactlyInAnyOrder(first, second);

    Accident once = Accident.of(3, Accident.Moment.BEFORE, SweeperTest::away);
    world.process("sweeping", once).sweeper.sweepOrphans();

    assertThat(once.happened()).isTrue();
    assertThat(List.copyOf(world.builds.owned())).hasSize(1);
  }

  private static void away() {
    throw World.passing();
  }
}
