package dev.slipway.azure.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class ServiceBusProbeTest {
  private final TestBus bus = TestBus.usual();

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void itSaysWhetherTheQueueCanBeUsedAndLeavesItAsItIs() {
    ServiceBusProbe probe = probe(bus.broker.connectionString());
    assertThat(probe.look()).isEqualTo("the queue 'deployments' can be browsed and sent to");
    assertThat(probe.look()).isEqualTo("the queue 'deployments' can be browsed and sent to");
    assertThat(bus.broker.counts(TestBus.QUEUE).total()).isZero();

    bus.broker.close();
    assertThatThrownBy(probe::look).isInstanceOf(SlipwayException.class);
  }

  @Test
  void whoMayNotSendIsToldTheClaimAndTheRole() {
    Problem problem = problemOf(bus.broker.listenersConnectionString());

    assertThat(problem.why()).contains("does not let", "send", "claim Send");
    assertThat(problem.fix())
        .contains("Azure Service Bus Data Sender", "'deployments'")
        .doesNotContain("Receiver");
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void whoMayNotListenIsToldTheClaimAndTheRole() {
    Problem problem = problemOf(bus.broker.sendersConnectionString());

    assertThat(problem.why()).contains("does not let", "listen", "claim Listen");
    assertThat(problem.fix())
        .contains("Azure Service Bus Data Receiver", "'deployments'")
        .doesNotContain("Sender");
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void whoMayNothingIsToldBothRoles() {
    Problem problem = problemOf(bus.broker.forgedConnectionString());

    assertThat(problem.why()).isEqualTo("Service Bus refused Slipway's identity or key");
    assertThat(problem.fix()).contains("Data Sender", "Data Receiver");
  }

  private Problem problemOf(String connectionString) {
    return catchThrowableOfType(SlipwayException.class, () -> probe(connectionString).look())
        .problem();
  }

  private ServiceBusProbe probe(String connectionString) {
    ServiceBusConnection connection = bus.connect(bus.settings(connectionString));
    return new ServiceBusProbe(() -> connection);
  }
}
