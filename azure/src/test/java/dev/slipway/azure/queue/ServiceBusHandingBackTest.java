package dev.slipway.azure.queue;

import static dev.slipway.azure.queue.TestBus.QUEUE;
import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.azure.standin.servicebus.queue.QueuedMessage;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
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
              .isCloseTo(
                  Instant.now().plus(ahead).plusSeconds(30), within(10, ChronoUnit.SECONDS));
        });
  }

  private List<QueuedMessage> waiting() {
    return bus.broker.with(QUEUE, model -> model.peek(0, 100, Optional.empty()));
  }

  private Delivery receiveOne() {
    return queue.receive(1, PATIENT).getFirst();
  }
}
