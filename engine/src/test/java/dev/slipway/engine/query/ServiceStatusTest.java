package dev.slipway.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.Ports;
import dev.slipway.engine.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServiceStatusTest {
  private final World world = new World();

  @Test
  void storeAndQueueAreItsFirstPartsAndNeedNoPermission() {
    world.request("hello");

    List<ServiceStatus.Check> checks =
        status(world.ports, Duration.ofSeconds(20), new ServiceStatus.Check("disk", false, "full"))
            .checks();

    assertThat(checks)
        .containsExactly(
            new ServiceStatus.Check("store", true, "1 deployments"),
            new ServiceStatus.Check("queue", true, "1 waiting"),
            new ServiceStatus.Check("disk", false, "full"));
  }

  @Test
  void manyThatAskAtOnceCostOneLook() {
    AtomicInteger calls = new AtomicInteger();
    Ports counted = world.ports.through(Accident.always(calls::incrementAndGet));
    ServiceStatus status = status(counted, Duration.ofSeconds(20));

    for (int i = 0; i < 50; i++) {
      assertThat(status.ready()).isTrue();
    }
    assertThat(calls).hasValue(2);

    world.clock.advance(Duration.ofSeconds(5));
    status.checks();
    assertThat(calls).hasValue(4);
  }

  @Test
  @Timeout(60)
  void aStoreThatNeverAnswersIsSaidInBoundedTime() {
    CountDownLatch never = new CountDownLatch(1);
    Ports silent = world.ports.through(Accident.always(() -> waitFor(never)));

    List<ServiceStatus.Check> checks =
        status(world.ports.withDeployments(silent.deployments()), Duration.ofMillis(50)).checks();

    assertThat(checks).extracting(ServiceStatus.Check::name).containsExactly("store", "queue");
    assertThat(checks.getFirst().healthy()).isFalse();
    assertThat(checks.getFirst().detail()).contains("did not answer");
  }

  @Test
  void whatIsBrokenIsUnhealthyUntilItIsMended() {
    boolean[] away = {true};
    Accident sometimes =
        Accident.always(() -> {
          if (away[0]) {
            throw World.passing();
          }
        });
    ServiceStatus status = status(world.ports.through(sometimes), Duration.ofSeconds(20));
    assertThat(status.ready()).isFalse();

    away[0] = false;
    world.clock.advance(Duration.ofSeconds(5));

    assertThat(status.ready()).isTrue();
  }

  private ServiceStatus status(Ports ports, Duration patience, ServiceStatus.Check... fixed) {
    return new ServiceStatus(
        ports.deployments(),
        world.deployments,
        ports.queue(),
        List.of(fixed),
        List.of(),
        world.clock,
        patience);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
