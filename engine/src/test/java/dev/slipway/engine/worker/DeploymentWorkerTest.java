package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.ServiceProcess;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Eventually;
import dev.slipway.ports.testing.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeploymentWorkerTest {
  private static final OrganizationId GLOBEX = new OrganizationId("globex");

  private final World world = new World();
  private final List<ServiceProcess> started = new ArrayList<>();

  @AfterEach
  void stopWorkers() throws InterruptedException {
    for (ServiceProcess process : started) {
      process.worker.stop();
    }
  }

  @Test
  void manyDeploymentsOfTwoOrganizationsAllComeToTheirEnd() {
    List<DeploymentId> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      OrganizationId owner = i % 2 == 0 ? Examples.ACME : GLOBEX;
      ids.add(world.request(world.addProject("site-" + i, owner), "page " + i));
    }

    start(world.process("a"));
    start(world.process("b"));

    Eventually.until("all have succeeded", () -> ids.stream().allMatch(this::hasSucceeded));
    assertThat(world.builds.builds()).hasSize(40);
  }

  @Test
  void aSmallCustomerDoesNotWaitForALargeOne() {
    for (int i = 0; i < 20; i++) {
      world.request(world.addProject("large-" + i, Examples.ACME), "page " + i);
    }
    ProjectId small = world.addProject("small", GLOBEX);
    DeploymentId id = world.request(small, "page");

    world.service.attendNext();
    world.service.attendNext();

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void aWorkerDoesNotMoreAtOnceThanItMay() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    world.builds.during(
        Step.BUILD,
        _ -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          two.countDown();
          await(two);
          now.decrementAndGet();
        });
    List<DeploymentId> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(world.request(world.addProject("site-" + i, Examples.ACME), "page " + i));
    }

    start(world.process("a"));

    Eventually.until("all have succeeded", () -> ids.stream().allMatch(this::hasSucceeded));
    assertThat(most).hasValue(2);
  }

  @Test
  void aWorkerThatIsShutDownGivesTheNoticeBackAndAnotherGoesOn() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    world.builds.during(
        Step.BUILD,
        _ -> {
          reached.countDown();
          await(new CountDownLatch(1));
        });
    DeploymentId id = world.request("hello");
    ServiceProcess first = start(world.process("a"));
    reached.await();

    first.worker.stop();

    assertThat(world.phase(id)).isEqualTo(Phase.RUNNING);
    assertThat(world.builds.owned()).isEmpty();
    world.builds.during(Step.BUILD, _ -> {});
    world.service.attendAll();
    assertThat(hasSucceeded(id)).as("without waiting for the lease to end").isTrue();
    assertThat(world.find(id).attempts()).isEqualTo(2);
  }

  @Test
  void aWorkerWhoseLeaseWasTakenWritesNothingMore() {
    world.deploy("before");
    DeploymentId id = world.request("after");
    ServiceProcess other = world.process("other");
    world.builds.during(
        Step.BUILD,
        _ -> {
          world.builds.during(Step.BUILD, _ -> {});
          world.clock.advance(WorkerSettings.LEASE.multipliedBy(3));
          other.attendAll();
        });

    world.service.attendNext();

    assertThat(hasSucceeded(id)).isTrue();
    assertThat(world.find(id).attempts()).isEqualTo(2);
    assertThat(world.activations(id)).isEqualTo(1);
    assertThat(world.builds.owned()).isEmpty();
    assertThat(world.runtime.running()).hasSize(1);
  }

  /// At every single call that a worker makes it is thought dead, the deployment is cancelled and
  /// another worker ends it. Then the first one goes on.
  @ParameterizedTest
  @EnumSource
  void aWorkerThatWasThoughtDeadMakesNothingLive(Accident.Moment moment) {
    int call = 1;
    while (nothingGoesLiveAfter(call, moment)) {
      call++;
    }
    assertThat(call).as("calls of one deployment").isGreaterThan(30);
  }

  private static boolean nothingGoesLiveAfter(int call, Accident.Moment moment) {
    World world = new World();
    world.deploy("before");
    Optional<ReleaseId> before = world.serving();
    DeploymentId id = world.request("after");
    ServiceProcess other = world.process("other");
    Accident thoughtDead =
        Accident.of(
            call,
            moment,
            () -> {
              if (!world.phase(id).isFinal()) {
                world.clock.advance(WorkerSettings.LEASE.multipliedBy(3));
                other.cancel.cancel(id);
                world.settle(other);
              }
            });

    world.process("first", thoughtDead).attendAll();
    world.settle(other);
    other.sweeper.sweepOrphans();

    String where = "thought dead %s call %d".formatted(moment, call);
    boolean succeeded = world.phase(id) == Phase.SUCCEEDED;
    assertThat(world.phase(id)).as(where).isIn(Phase.SUCCEEDED, Phase.CANCELLED);
    assertThat(world.activations(id)).as(where).isEqualTo(succeeded ? 1 : 0);
    assertThat(world.serving().equals(before)).as(where).isEqualTo(!succeeded);
    assertThat(world.runtime.running()).as(where).isEqualTo(Set.of(world.serving().orElseThrow()));
    return thoughtDead.happened();
  }

  private ServiceProcess start(ServiceProcess process) {
    process.worker.start();
    started.add(process);
    return process;
  }

  private boolean hasSucceeded(DeploymentId id) {
    return world.phase(id) == Phase.SUCCEEDED;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
