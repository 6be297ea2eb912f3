package dev.slipway.azure.queue;

import static dev.slipway.azure.queue.TestBus.QUEUE;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.Eventually;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a process leaves behind that ends, or is closed.
@Tag("stand-in")
final class ServiceBusEndedWorkersTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();
  private final TestBus bus = TestBus.usual();
  private final ServiceBusDeploymentQueue first = bus.queue();
  private final ServiceBusDeploymentQueue second = bus.queue();

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void whatADeadProcessHeldIsDeliveredByAnother() {
    send(1);
    Delivery lost = first.receive(1, PATIENT).getFirst();

    bus.broker.advance(Duration.ofMinutes(1));

    Delivery again = second.receive(1, PATIENT).getFirst();
    assertThat(again.count()).isEqualTo(2);
    assertThat(first.renew(lost)).isFalse();
    first.complete(lost);
    assertThat(second.renew(again)).isTrue();
  }

  @Test
  void closingLosesNothing() {
    send(50);
    Delivery held = first.receive(1, PATIENT).getFirst();

    first.close();
    first.complete(held);

    assertThat(first.receive(1, PATIENT)).isEmpty();
    assertThat(second.receive(50, PATIENT)).hasSize(49);
    assertThat(bus.broker.counts(QUEUE).total()).isEqualTo(49);
  }

  @Test
  void theThreadsOfAConnectionEndWithIt() {
    send(1);
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
    send(3);
    Delivery held = first.receive(1, PATIENT).getFirst();
    send(3);

    assertThat(bus.broker.counts(QUEUE).total())
        .as("one more of the one that is held")
        .isEqualTo(4);
    first.complete(held);
    first.receive(3, PATIENT).forEach(first::complete);
    assertThat(bus.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aNoticeThatIsLostIsSentAgain() {
    send(2);
    first.receive(1, PATIENT);
    second.receive(1, PATIENT).forEach(second::complete);

    send(2);

    assertThat(bus.broker.counts(QUEUE).total()).as("one held, two sent").isEqualTo(3);
  }

  private void send(int count) {
    for (int i = 0; i < count; i++) {
      first.send(new Notice(deploymentId("n" + i), new OrganizationId("acme")), Duration.ZERO);
    }
  }
}
