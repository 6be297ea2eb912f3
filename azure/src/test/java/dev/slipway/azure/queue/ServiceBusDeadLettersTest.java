package dev.slipway.azure.queue;

import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.queue.DeadLettersContract;
import dev.slipway.ports.queue.DeploymentQueue;
import org.junit.jupiter.api.AfterEach;

final class ServiceBusDeadLettersTest extends DeadLettersContract {
  private final PortableBus bus = PortableBus.usual();
  private final ServiceBusConnection connection = bus.connect();
  private final DeploymentQueue queue = bus.queue(connection);
  private final DeadLetters letters = new ServiceBusDeadLetters(connection);

  @AfterEach
  void close() {
    bus.close();
  }

  @Override
  protected DeploymentQueue queue() {
    return queue;
  }

  @Override
  protected DeadLetters letters() {
    return letters;
  }
}
