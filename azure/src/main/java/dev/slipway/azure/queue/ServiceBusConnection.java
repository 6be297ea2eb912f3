package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.administration.ServiceBusAdministrationAsyncClient;
import java.time.InstantSource;

/// A queue of a namespace with all that is needed to use it, shared by what is built on it.
public final class ServiceBusConnection implements AutoCloseable {
  private final ServiceBusSettings settings;
  private final InstantSource clock;
  private final Bus bus;
  private final Calls calls;
  private final ServiceBusAdministrationAsyncClient administration;
  private final QueueRights rights;
  private final Letters letters;

  private ServiceBusConnection(ServiceBusSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.bus = new Bus(settings);
    ServiceBusFailures failures = new ServiceBusFailures(settings.queue());
    this.calls = new Calls(failures, settings.callLimit());
    this.rights = new QueueRights(bus, calls, failures);
    this.administration = bus.administration();
    this.letters = new Letters(bus, settings.intake(), calls, clock);
  }

  /// Makes the queue if it is missing and Slipway may make it. Throws a `SlipwayException` when
  /// there is no queue that can be used, or no way to it.
  public static ServiceBusConnection open(ServiceBusSettings settings, InstantSource clock) {
    ServiceBusConnection connection = new ServiceBusConnection(settings, clock);
    boolean isUsable = false;
    try {
      new QueueSetup(settings, connection.administration, connection.rights, connection.calls)
          .check();
      isUsable = true;
      return connection;
    } finally {
      if (!isUsable) {
        connection.close();
      }
    }
  }

  ServiceBusSettings settings() {
    return settings;
  }

  InstantSource clock() {
    return clock;
  }

  Bus bus() {
    return bus;
  }

  Calls calls() {
    return calls;
  }

  ServiceBusAdministrationAsyncClient administration() {
    return administration;
  }

  QueueRights rights() {
    return rights;
  }

  Letters letters() {
    return letters;
  }

  /// Ends the connection; close what is built on it before.
  @Override
  public void close() {
    letters.close();
    bus.close();
  }
}
