package dev.slipway.azure.queue;

import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.FairTurnsContract;
import org.junit.jupiter.api.AfterEach;

final class ServiceBusFairTurnsTest extends FairTurnsContract {
  private final PortableBus bus = PortableBus.usual();
  private final DeploymentQueue queue = bus.queue();

  @AfterEach
  void close() {
    bus.close();
  }

  @Override
  protected DeploymentQueue queue() {
    return queue;
  }
}
