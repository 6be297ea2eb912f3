package dev.slipway.azure.queue;

import dev.slipway.azure.standin.servicebus.ServiceBusStandIn;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import dev.slipway.domain.project.Secret;
import dev.slipway.ports.queue.DeploymentQueue;
import java.time.Duration;

/// The stand-in for a namespace and what is connected to it, for one test.
final class TestBus implements AutoCloseable {
  static final String QUEUE = "deployments";

  final ServiceBusStandIn broker = ServiceBusStandIn.start();
  private final BusClients clients = new BusClients();

  /// With a queue whose locks last this long.
  static TestBus lockingFor(Duration lock) {
    TestBus bus = new TestBus();
    bus.broker.create(
        QueueSettings.named(QUEUE)
            .lockingFor(lock)
            .deliveringAtMost(2000)
            .rememberingIdsFor(Duration.ofMinutes(10)));
    return bus;
  }

  static TestBus usual() {
    return lockingFor(DeploymentQueue.LOCK);
  }

  ServiceBusSettings settings(String connectionString) {
    return ServiceBusSettings.of(
            new ServiceBusAccess.ByConnectionString(Secret.of(connectionString)), QUEUE)
        .administeredAt(broker.administration());
  }

  ServiceBusConnection connect(ServiceBusSettings settings) {
    return clients.connect(settings);
  }

  ServiceBusDeploymentQueue queue(ServiceBusConnection connection) {
    return clients.queue(connection);
  }

  ServiceBusDeploymentQueue queueLockingFor(Duration lock) {
    return queue(connect(settings(broker.connectionString()).lockingFor(lock)));
  }

  ServiceBusDeploymentQueue queue() {
    return queueLockingFor(DeploymentQueue.LOCK);
  }

  @Override
  public void close() {
    clients.close();
    broker.close();
  }
}
