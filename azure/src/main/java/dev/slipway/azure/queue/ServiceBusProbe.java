package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.models.SubQueue;
import dev.slipway.ports.health.Probe;

/// Whether the queue can be browsed, over a link of its own.
public final class ServiceBusProbe implements Probe {
  private final ServiceBusConnection connection;

  public ServiceBusProbe(ServiceBusConnection connection) {
    this.connection = connection;
  }

  @Override
  public String name() {
    return "service-bus";
  }

  @Override
  public String permission() {
    return "roles 'Azure Service Bus Data Sender' and 'Azure Service Bus Data Receiver' on the queue";
  }

  @Override
  public String look() {
    var receiver = connection.bus().receiver(SubQueue.NONE);
    try {
      var _ = connection.calls().await("Tried to browse the queue", receiver.peekMessage());
      return "the queue '%s' can be browsed".formatted(connection.settings().queue());
    } finally {
      connection.bus().close(receiver);
    }
  }
}
