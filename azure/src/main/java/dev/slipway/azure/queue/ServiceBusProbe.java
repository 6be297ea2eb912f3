package dev.slipway.azure.queue;

import dev.slipway.ports.health.Probe;
import java.util.function.Supplier;

/// Whether the queue lets the service listen and send, which is tried without a message.
public final class ServiceBusProbe implements Probe {
  private final Supplier<ServiceBusConnection> opening;

  /// @param opening answers the connection, and may open it first
  public ServiceBusProbe(Supplier<ServiceBusConnection> opening) {
    this.opening = opening;
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
    ServiceBusConnection connection = opening.get();
    connection.rights().require("Tried to browse the queue and to open a link to send");
    return "the queue '%s' can be browsed and sent to".formatted(connection.settings().queue());
  }
}
