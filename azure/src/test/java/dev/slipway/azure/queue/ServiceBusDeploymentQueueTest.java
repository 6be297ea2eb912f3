package dev.slipway.azure.queue;

import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.DeploymentQueueContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class ServiceBusDeploymentQueueTest extends DeploymentQueueContract {
  private final List<TestBus> buses = new ArrayList<>();

  @AfterEach
  void close() {
    for (TestBus bus : buses) {
      bus.close();
    }
  }

  @Override
  protected DeploymentQueue queueLockingFor(Duration lock) {
    TestBus bus = TestBus.lockingFor(lock);
    buses.add(bus);
    return bus.queueLockingFor(lock);
  }

  @Override
  protected Duration shortLock() {
    return Duration.ofSeconds(1);
  }
}
