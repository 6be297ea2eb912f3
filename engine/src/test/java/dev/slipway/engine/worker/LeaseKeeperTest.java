package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.engine.execution.StopReason;
import dev.slipway.engine.execution.StopSignal;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.Ports;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.queue.Delivery;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LeaseKeeperTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final World world = new World();
  private final StopSignal signal = new StopSignal();
  private final DeploymentId id = world.request("hello");
  private final Delivery delivery = world.queue.receive(1, Duration.ZERO).getFirst();
  private final Lease lease =
      world.deployments.acquire(id, "me", WorkerSettings.LEASE).orElseThrow();
  private final LeaseKeeper keeper = keeper(world.ports);

  @Test
  void leaseAndNoticeStayAsLongAsTheWorkTakes() {
    for (int second = 0; second < 300; second += 2) {
      world.clock.advance(WorkerSettings.GLANCE);
      keeper.look();
      if (second % WorkerSettings.RENEWAL.toSeconds() == 0) {
        keeper.renewNotice();
      }
    }

    assertThat(signal.reason()).isEmpty();
    assertThat(world.deployments.acquire(id, "other", WorkerSettings.LEASE)).isEmpty();
    assertThat(world.queue.receive(1, Duration.ZERO)).isEmpty();
  }

  @Test
  void workStopsWhenAnotherWorkerHasTheLease() {
    world.clock.advance(WorkerSettings.LEASE.plusSeconds(1));
    assertThat(world.deployments.acquire(id, "other", WorkerSettings.LEASE)).isPresent();

    keeper.look();

    assertThat(signal.reason()).contains(StopReason.LEASE_LOST);
  }

  @Test
  void workStopsWhenSomebodyCancelsInAnotherProcess() {
    world.deployments.save(
        world.find(id).startAttempt(world.clock.instant()).cancel(world.clock.instant()), lease);

    keeper.look();

    assertThat(signal.reason()).contains(StopReason.CANCELLED);
  }

  @Test
  void workStopsWhenItHasTakenTooLong() {
    world.clock.advance(TIMEOUT);

    keeper.look();

    assertThat(signal.reason()).contains(StopReason.TIMED_OUT);
  }

  @Test
  void workThatBeginsTooLateStopsBeforeItBegins() {
    world.clock.advance(TIMEOUT);
    StopSignal late = new StopSignal();

    LeaseKeeper _ =
        new LeaseKeeper(
            world.deployments,
            world.queue,
            delivery,
            lease,
            late,
            world.clock.instant(),
            world.clock);

    assertThat(late.reason()).contains(StopReason.TIMED_OUT);
  }

  @Test
  void aStoreThatIsAwayStopsTheWorkOnlyWhenTheLeaseMustHaveEnded() {
    LeaseKeeper blind = keeper(world.ports.withDeployments(away().deployments()));

    world.clock.advance(WorkerSettings.LEASE.minusSeconds(1));
    blind.look();
    assertThat(signal.reason()).isEmpty();

    world.clock.advance(Duration.ofSeconds(1));
    blind.look();
    assertThat(signal.reason()).contains(StopReason.LEASE_LOST);
  }

  @Test
  void aQueueThatIsAwayDoesNotEndTheLease() {
    LeaseKeeper halfBlind = keeper(world.ports.withQueue(away().queue()));
    for (int second = 0; second < 120; second += 2) {
      world.clock.advance(WorkerSettings.GLANCE);
      halfBlind.look();
      halfBlind.renewNotice();
    }

    assertThat(signal.reason()).isEmpty();
    assertThat(world.deployments.acquire(id, "other", WorkerSettings.LEASE)).isEmpty();
  }

  @Test
  @Timeout(60)
  void aQueueThatNeverAnswersDelaysNeitherCancelNorTheLease() {
    CountDownLatch never = new CountDownLatch(1);
    Accident silence = Accident.always(() -> waitFor(never));
    LeaseKeeper patient = keeper(world.ports.withQueue(world.ports.through(silence).queue()));
    world.deployments.save(
        world.find(id).startAttempt(world.clock.instant()).cancel(world.clock.instant()), lease);
    world.clock.advance(WorkerSettings.RENEWAL);

    patient.look();

    assertThat(signal.reason()).contains(StopReason.CANCELLED);
    world.clock.advance(WorkerSettings.LEASE.minusSeconds(1));
    assertThat(world.deployments.acquire(id, "other", WorkerSettings.LEASE)).isEmpty();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private LeaseKeeper keeper(Ports ports) {
    return new LeaseKeeper(
        ports.deployments(),
        ports.queue(),
        delivery,
        lease,
        signal,
        world.clock.instant().plus(TIMEOUT),
        world.clock);
  }

  private Ports away() {
    return world.ports.through(Accident.always(LeaseKeeperTest::fail));
  }

  private static void fail() {
    throw World.passing();
  }
}
