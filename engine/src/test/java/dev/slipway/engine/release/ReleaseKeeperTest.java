package dev.slipway.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReleaseKeeperTest {
  private static final int AT_A_TIME = 64;

  private final World world = new World();

  @Test
  void aRestartBringsManyReleasesBackAtTheSameTimeButNotAll() {
    for (int number = 0; number < 2 * AT_A_TIME; number++) {
      world.request(world.addProject("site-" + number, Examples.ACME), "hello");
    }
    world.settle(world.service);
    Set<ReleaseId> running = world.runtime.running();
    for (int number = 0; number < 2 * AT_A_TIME; number++) {
      world.runtime.remove(new ProjectId("site-" + number), World.PRODUCTION);
    }
    CountDownLatch many = new CountDownLatch(AT_A_TIME);
    AtomicInteger starting = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    world.runtime.whenStarting(_ -> {
      most.accumulateAndGet(starting.incrementAndGet(), Math::max);
      many.countDown();
      assertThat(isReached(many)).isTrue();
      starting.decrementAndGet();
    });

    world.process("restarted").releases.restore();

    assertThat(most).hasValue(AT_A_TIME);
    assertThat(world.runtime.running()).isEqualTo(running).hasSize(2 * AT_A_TIME);
  }

  private static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
