package dev.slipway.azure.queue;

import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several processes on one queue.
final class ServiceBusWorkersTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration BRIEF = Duration.ofMillis(200);

  private final PortableBus bus = PortableBus.usual();
  private final ServiceBusDeploymentQueue first = bus.queue();
  private final ServiceBusDeploymentQueue second = bus.queue();
  private int sent;

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void aNoticeThatOneTookInIsDeliveredByAnother() {
    send("acme", 40);
    List<Delivery> held = first.receive(1, PATIENT);

    List<Delivery> others = second.receive(39, PATIENT);

    assertThat(held).hasSize(1);
    assertThat(others).hasSize(39).doesNotContainAnyElementsOf(held);
  }

  @Test
  void eachNoticeIsDeliveredOnceHoweverManyReceive() {
    send("acme", 60);

    Queue<Notice> received = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + PATIENT.toNanos();
    AtOnce.race(
        8,
        number -> {
          ServiceBusDeploymentQueue queue = number % 2 == 0 ? first : second;
          while (received.size() < 60 && System.nanoTime() - end < 0) {
            queue.receive(5, BRIEF).forEach(delivery -> received.add(delivery.notice()));
          }
          return number;
        });

    assertThat(received).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void keysTakeTurnsAtEachOfTwoProcesses() {
    send("busy", 60);
    send("calm", 2);

    assertThat(keys(first.receive(2, PATIENT))).contains("calm");
    assertThat(keys(second.receive(2, PATIENT))).contains("calm");
  }

  @Test
  void aReceiverThatWaitsReturnsWhenItsQueueIsClosed() {
    List<List<Delivery>> received =
        AtOnce.race(
            2,
            number -> {
              if (number == 0) {
                return first.receive(1, Duration.ofMinutes(5));
              }
              first.close();
              return List.of();
            });

    assertThat(received.getFirst()).isEmpty();
  }

  private static List<String> keys(List<Delivery> deliveries) {
    return deliveries.stream().map(delivery -> delivery.notice().fairKey().value()).toList();
  }

  private void send(String key, int count) {
    for (int i = 0; i < count; i++) {
      first.send(new Notice(deploymentId("n" + ++sent), new OrganizationId(key)), Duration.ZERO);
    }
  }
}
