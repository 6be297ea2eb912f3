package dev.slipway.azure.queue;

import static dev.slipway.azure.queue.TestBus.QUEUE;
import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.queue.QueueDepth;
import dev.slipway.ports.testing.AtOnce;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What happens when Slipway first meets a namespace.
@Tag("stand-in")
final class ServiceBusSetupTest {
  private static final Notice NOTICE = new Notice(deploymentId("a"), ACME);

  private final TestBus bus = new TestBus();

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void aMissingQueueIsMade() {
    bus.queue().send(NOTICE, Duration.ZERO);

    QueueSettings made = bus.broker.with(QUEUE, MessageQueue::settings);
    assertThat(made.lock()).isEqualTo(DeploymentQueue.LOCK);
    assertThat(made.sessions()).isFalse();
    assertThat(made.maxDeliveries()).isEqualTo(2000);
    assertThat(made.duplicateWindow()).isEqualTo(Optional.of(Duration.ofMinutes(10)));
  }

  @Test
  void whoeverIsToMakeNothingIsToldThatTheQueueIsMissing() {
    Problem problem =
        problemOfOpening(bus.settings(bus.broker.connectionString()).creatingNothing());

    assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_MISSING);
    assertThat(problem.why()).isEqualTo("Service Bus has no queue 'deployments'");
    assertThat(problem.fix()).contains("AZURE_SERVICE_BUS_QUEUE", "AZURE_CREATE_MISSING");
    bus.broker.create(QueueSettings.named(QUEUE).deliveringAtMost(2000));
    bus.queue(bus.connect(bus.settings(bus.broker.connectionString()).creatingNothing()))
        .send(NOTICE, Duration.ZERO);
    assertThat(bus.broker.counts(QUEUE).total()).isEqualTo(1);
  }

  @Test
  void ofManyThatStartAtOnceEachGetsTheQueue() {
    AtOnce.race(5, _ -> bus.connect(bus.settings(bus.broker.connectionString())));

    assertThat(bus.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void whoeverMayNotMakeItUsesAQueueThatIsThere() {
    bus.broker.create(QueueSettings.named(QUEUE));

    ServiceBusDeploymentQueue queue =
        bus.queue(bus.connect(bus.settings(bus.broker.workersConnectionString())));
    queue.send(NOTICE, Duration.ZERO);

    assertThat(queue.receive(1, Duration.ofSeconds(10))).hasSize(1);
  }

  @Test
  void whoeverMayNotManageCountsWhatCanBeBrowsed() {
    bus.broker.create(QueueSettings.named(QUEUE));
    ServiceBusDeploymentQueue queue =
        bus.queue(bus.connect(bus.settings(bus.broker.workersConnectionString())));
    queue.send(NOTICE, Duration.ZERO);
    queue.deadLetter(queue.receive(1, Duration.ofSeconds(10)).getFirst(), problem());
    queue.send(new Notice(deploymentId("b"), ACME), Duration.ZERO);
    queue.send(new Notice(deploymentId("c"), ACME), Duration.ofMinutes(1));
    queue.send(new Notice(deploymentId("d"), ACME), Duration.ZERO);
    int held = queue.receive(1, Duration.ofSeconds(10)).size();

    QueueDepth depth = queue.depth();

    assertThat(held).isEqualTo(1);
    assertThat(depth.waiting()).isEqualTo(2);
    assertThat(depth.held()).isEqualTo(1);
    assertThat(depth.deadLetters()).isEqualTo(1);
    assertThat(depth.oldest()).isPresent();
  }

  @Test
  void whoeverMayNotMakeAMissingQueueIsTold() {
    Problem problem = problemOfOpening(bus.settings(bus.broker.workersConnectionString()));

    assertThat(problem.why()).isEqualTo("Service Bus has no queue 'deployments'");
    assertThat(problem.fix()).contains("AZURE_SERVICE_BUS_QUEUE", "AZURE_CREATE_MISSING");
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void whoeverMayOnlySendIsToldTheRoleThatIsMissing() {
    bus.broker.create(QueueSettings.named(QUEUE));

    Problem problem = problemOfOpening(bus.settings(bus.broker.sendersConnectionString()));

    assertThat(problem.code()).isEqualTo(ProblemCode.QUEUE_SEND_FAILED);
    assertThat(problem.fix()).contains("Azure Service Bus Data Receiver");
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void aKeyThatIsNotGenuineIsRefused() {
    Problem problem = problemOfOpening(bus.settings(bus.broker.forgedConnectionString()));

    assertThat(problem.why()).isEqualTo("Service Bus refused Slipway's identity or key");
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void aQueueThatIsMadeOtherwiseIsRefusedWithAllThatIsWrong() {
    bus.broker.create(
        QueueSettings.named(QUEUE)
            .lockingFor(Duration.ofSeconds(30))
            .deliveringAtMost(3)
            .withSessions());

    Problem problem = problemOfOpening(bus.settings(bus.broker.connectionString()));

    assertThat(problem.code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID);
    assertThat(problem.why()).contains("sessions", "PT30S", "3 deliveries");
    assertThat(problem.fix()).contains("AZURE_SERVICE_BUS_QUEUE");
  }

  @Test
  void aNamespaceThatDoesNotAnswerIsAProblemThatMayPass() {
    ServiceBusSettings settings =
        bus.settings(bus.broker.connectionString()).callingFor(Duration.ofSeconds(4));

    URI nobody = URI.create("http://localhost:" + bus.broker.port());

    bus.broker.restart(() -> {
      Problem problem = problemOfOpening(settings.administeredAt(nobody));
      assertThat(problem.retryable()).isTrue();
    });
  }

  private static Problem problemOfOpening(ServiceBusSettings settings) {
    return catchThrowableOfType(
            SlipwayException.class,
            () -> ServiceBusConnection.open(settings, InstantSource.system()))
        .problem();
  }
}
