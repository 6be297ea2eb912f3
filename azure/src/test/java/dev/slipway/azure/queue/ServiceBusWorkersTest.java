package dev.slipway.azure.queue;

import static dev.slipway.azure.queue.TestBus.QUEUE;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several processes on one queue.
final class ServiceBusWorkersTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration BRIEF = Duration.ofMillis(200);

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();
  private final TestBus bus = TestBus.usual();
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
  void whatADeadProcessHeldIsDeliveredByAnother() {
    send("acme", 1);
    Delivery lost = first.receive(1, PATIENT).getFirst();

    bus.broker.advance(Duration.ofMinutes(1));

    Delivery again = second.receive(1, PATIENT).getFirst();
    assertThat(again.count()).isEqualTo(2);
    assertThat(first.renew(lost)).isFalse();
    first.complete(lost);
    assertThat(second.renew(again)).isTrue();
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
  void closingLosesNothing() {
    send("acme", 50);
    Delivery held = first.receive(1, PATIENT).getFirst();

    first.close();
    first.complete(held);

    assertThat(first.receive(1, PATIENT)).isEmpty();
    assertThat(second.receive(50, PATIENT)).hasSize(49);
    assertThat(bus.broker.counts(QUEUE).total()).isEqualTo(49);
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

  @Test
  void theThreadsOfAConnectionEndWithIt() {
    send("acme", 1);
    first.receive(1, PATIENT);
    second.receive(1, Duration.ZERO);

    bus.close();

    Eventually.until(
        "the threads of the connections have ended",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().startsWith("reactor-executor")));
  }

  @Test
  void aDeploymentThatWaitsGetsNoSecondNotice() {
    send("acme", 3);
    List<Notice> waiting =
        List.of(1, 2, 3).stream()
            .map(number -> new Notice(deploymentId("n" + number), new OrganizationId("acme")))
            .toList();
    Delivery held = first.receive(1, PATIENT).getFirst();
    waiting.forEach(notice -> first.send(notice, Duration.ZERO));

    assertThat(bus.broker.counts(QUEUE).total())
        .as("one more of the one that is held")
        .isEqualTo(4);
    first.complete(held);
    first.receive(3, PATIENT).forEach(first::complete);
    assertThat(bus.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aNoticeThatIsLostIsSentAgain() {
    send("acme", 2);
    first.receive(1, PATIENT);
    second.receive(1, PATIENT).forEach(second::complete);

    List.of(1, 2)
        .forEach(number ->
            first.send(
                new Notice(deploymentId("n" + number), new OrganizationId("acme")), Duration.ZERO));

    assertThat(bus.broker.counts(QUEUE).total()).as("one held, two sent").isEqualTo(3);
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
