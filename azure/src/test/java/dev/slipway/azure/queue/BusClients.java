package dev.slipway.azure.queue;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/// What a test has open on a namespace.
final class BusClients implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  ServiceBusConnection connect(ServiceBusSettings settings) {
    ServiceBusConnection connection = ServiceBusConnection.open(settings, InstantSource.system());
    open.push(connection);
    return connection;
  }

  ServiceBusDeploymentQueue queue(ServiceBusConnection connection) {
    ServiceBusDeploymentQueue queue =
        ServiceBusDeploymentQueue.open(connection, RandomGenerator.getDefault());
    open.push(queue);
    return queue;
  }

  @Override
  public void close() {
    open.forEach(BusClients::close);
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("a client was not closed", e);
    }
  }
}
