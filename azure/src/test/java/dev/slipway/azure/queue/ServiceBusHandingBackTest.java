package dev.slipway.azure.queue;

import static dev.slipway.azure.queue.TestBus.QUEUE;
import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notices that are to be delivered again after a while.
final class ServiceBusHandingBackTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Notice NOTICE = new Notice(deploymentId("a"), ACME);

  private final TestBus bus = TestBus.usual();
  private final ServiceBusDeploymentQueue queue = bus.queue();

  @AfterEach
  void close() {
    bus.close();
  }

  /// Minutes by which the clock of the service is ahead of the worker's, or behind it.
  @ParameterizedTest
  @ValueSource(longs = {5, 0, -5})
  void aDelayIsKeptByTheClockOfTheService(long minutes) {
    Duration ahead = Duration.ofMinutes(minutes);
    bus.broker.advance(ahead);
    queue.send(NOTICE, Duration.ZERO);

    queue.retryLater(receiveOne(), Duration.ofSeconds(30));

    assertThat(waiting())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.state()).isEqualTo(QueuedMessage.State.SCHEDULED);
          assertThat(message.message().scheduledFor().orElseThrow())
              .isCloseTo(Instant.now().plus(ahead).plusSeconds(30), within(10, ChronoUnit.SECONDS));
        });
  }

  @Test
  void aNoticeIsHandedBackAsOftenAsNeedBe() {
    queue.send(NOTICE, Duration.ZERO);

    for (int i = 0; i < 40; i++) {
      queue.retryLater(receiveOne(), Duration.ZERO);
    }

    assertThat(receiveOne().count()).isEqualTo(41);
  }

  @Test
  void noticesThatCameWithOneIdOrNoneAreHandedBackEach() {
    sendWithoutId("a");
    sendWithoutId("b");
    List<Delivery> deliveries = queue.receive(2, PATIENT);

    deliveries.forEach(delivery -> queue.retryLater(delivery, Duration.ofMinutes(1)));

    assertThat(deliveries).hasSize(2);
    assertThat(waiting()).hasSize(2);
  }

  private void sendWithoutId(String suffix) {
    try (ServiceBusSenderClient sender =
        new ServiceBusClientBuilder()
            .connectionString(bus.broker.connectionString())
            .sender()
            .queueName(QUEUE)
            .buildClient()) {
      ServiceBusMessage message =
          new NoticeMessages().write(new Notice(deploymentId(suffix), ACME), "x", 0);
      sender.sendMessage(new ServiceBusMessage(BinaryData.fromBytes(message.getBody().toBytes())));
    }
  }

  private List<QueuedMessage> waiting() {
    return bus.broker.with(QUEUE, model -> model.peek(0, 100, Optional.empty()));
  }

  private Delivery receiveOne() {
    return queue.receive(1, PATIENT).getFirst();
  }
}
