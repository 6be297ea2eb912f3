package dev.slipway.azure.queue;

import com.azure.core.exception.ResourceNotFoundException;
import dev.slipway.azure.tested.RealAzure;
import dev.slipway.azure.tested.TestedAzure;
import dev.slipway.ports.queue.DeploymentQueue;
import java.time.Duration;

/// A queue for one test and what is connected to it, wherever this run has its queues.
///
/// @param settings of the queue, which is there or is made by the first who connects
/// @param end what ends with the test
record PortableBus(ServiceBusSettings settings, BusClients clients, Runnable end)
    implements AutoCloseable {
  /// With locks that last this long.
  static PortableBus lockingFor(Duration lock) {
    return switch (TestedAzure.ofThisRun()) {
      case TestedAzure.StandIns _ -> {
        TestBus bus = TestBus.lockingFor(lock);
        yield of(bus.settings(bus.broker.connectionString()).lockingFor(lock), bus::close);
      }
      case TestedAzure.Services(RealAzure azure) -> {
        ServiceBusSettings settings = azure.freshQueue().lockingFor(lock);
        azure.removeAtTheEnd("queue " + settings.queue(), () -> remove(settings));
        yield of(settings, () -> {});
      }
    };
  }

  static PortableBus usual() {
    return lockingFor(DeploymentQueue.LOCK);
  }

  /// The shortest lock that passes while a test waits. Service Bus has none below five seconds.
  static Duration shortLock() {
    return switch (TestedAzure.ofThisRun()) {
      case TestedAzure.StandIns _ -> Duration.ofSeconds(1);
      case TestedAzure.Services _ -> Duration.ofSeconds(5);
    };
  }

  private static PortableBus of(ServiceBusSettings settings, Runnable end) {
    return new PortableBus(settings, new BusClients(), end);
  }

  private static void remove(ServiceBusSettings settings) {
    try (Bus bus = new Bus(settings)) {
      bus.administration()
          .deleteQueue(settings.queue())
          .onErrorComplete(ResourceNotFoundException.class)
          .block();
    }
  }

  ServiceBusConnection connect() {
    return clients.connect(settings);
  }

  ServiceBusDeploymentQueue queue(ServiceBusConnection connection) {
    return clients.queue(connection);
  }

  /// As another process has it.
  ServiceBusDeploymentQueue queue() {
    return queue(connect());
  }

  @Override
  public void close() {
    clients.close();
    end.run();
  }
}
