package dev.slipway.azure.standin.servicebus;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.SubQueue;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The real clients of Service Bus, for tests of the stand-in; closes what it made.
final class BrokerClients implements AutoCloseable {
  static final String QUEUE = "jobs";
  static final Duration PATIENT = Duration.ofSeconds(10);

  /// The client goes on waiting for as long as it was told when less comes than it asked for.
  static final Duration BRIEF = Duration.ofMillis(300);

  final ServiceBusStandIn broker = ServiceBusStandIn.start();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  static BrokerClients with(QueueSettings settings) {
    BrokerClients clients = new BrokerClients();
    clients.broker.create(settings);
    return clients;
  }

  ServiceBusClientBuilder builder() {
    return builder(broker.connectionString());
  }

  ServiceBusClientBuilder builder(String connectionString) {
    return new ServiceBusClientBuilder()
        .connectionString(connectionString)
        .retryOptions(
            new AmqpRetryOptions()
                .setTryTimeout(Duration.ofSeconds(2))
                .setMaxRetries(2)
                .setDelay(Duration.ofMillis(100)));
  }

  ServiceBusSenderClient sender() {
    return closing(builder().sender().queueName(QUEUE).buildClient());
  }

  ServiceBusReceiverClient receiver() {
    return closing(builder().receiver().queueName(QUEUE).disableAutoComplete().buildClient());
  }

  ServiceBusReceiverClient deadLetters() {
    return closing(
        builder()
            .receiver()
            .queueName(QUEUE)
            .subQueue(SubQueue.DEAD_LETTER_QUEUE)
            .disableAutoComplete()
            .buildClient());
  }

  <T extends AutoCloseable> T closing(T client) {
    open.push(client);
    return client;
  }

  static ServiceBusReceivedMessage one(ServiceBusReceiverClient receiver) {
    return receiver.receiveMessages(1, PATIENT).stream().findFirst().orElseThrow();
  }

  static List<String> bodies(ServiceBusReceiverClient receiver, int max, Duration patience) {
    return receiver.receiveMessages(max, patience).stream()
        .map(message -> message.getBody().toString())
        .toList();
  }

  @Override
  public void close() {
    open.forEach(BrokerClients::close);
    broker.close();
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("a client was not closed", e);
    }
  }
}
