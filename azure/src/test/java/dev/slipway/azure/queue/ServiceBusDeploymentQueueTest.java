package dev.slipway.azure.queue;

import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.DeploymentQueueContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class ServiceBusDeploymentQueueTest extends DeploymentQueueContract {
  private final List<PortableBus> buses = new ArrayList<>();

  @AfterEach
  void close() {
    for (PortableBus bus : buses) {
      bus.close();
    }
  }

  @Override
  protected DeploymentQueue queueLockingFor(Duration lock) {
    PortableBus bus = PortableBus.lockingFor(lock);
    buses.add(bus);
    return bus.queue();
  }

  @Override
  protected Duration shortLock() {
    return PortableBus.shortLock();
  }
}
