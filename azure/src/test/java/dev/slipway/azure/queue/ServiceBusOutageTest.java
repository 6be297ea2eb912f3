package dev.slipway.azure.queue;

import static dev.slipway.azure.queue.TestBus.QUEUE;
import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.azure.standin.servicebus.amqp.Conditions;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What becomes of notices when the queue or the way to it fails.
@Tag("stand-in")
final class ServiceBusOutageTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Notice NOTICE = new Notice(deploymentId("a"), ACME);

  private final TestBus bus = TestBus.usual();
  private final ServiceBusDeploymentQueue queue = queueCallingFor(Duration.ofSeconds(12));

  /// The SDK waits four seconds before it tries again.
  private ServiceBusDeploymentQueue queueCallingFor(Duration limit) {
    return bus.queue(bus.connect(bus.settings(bus.broker.connectionString()).callingFor(limit)));
  }

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void whatWasSentBeforeARestartIsDeliveredAfterIt() {
    queue.send(NOTICE, Duration.ZERO);

    bus.broker.restart(() -> {});

    queue.complete(receiveOne());
    assertThat(bus.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aReceiverThatWaitsDuringARestartGetsWhatIsSentAfterIt() {
    List<List<Delivery>> received =
        AtOnce.race(
            2,
            number -> {
              if (number == 0) {
                return queue.receive(1, PATIENT);
              }
              bus.broker.restart(() -> {});
              queue.send(NOTICE, Duration.ZERO);
              return List.of();
            });

    assertThat(received.getFirst()).extracting(Delivery::notice).containsExactly(NOTICE);
  }

  @Test
  void aDeliveryIsSettledOverAnotherConnectionThanItCameOver() {
    queue.send(NOTICE, Duration.ZERO);
    Delivery delivery = receiveOne();

    bus.broker.dropConnections();

    assertThat(queue.renew(delivery)).isTrue();
    queue.complete(delivery);
    assertThat(bus.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void linksThatAreEndedWithAnErrorComeBack() {
    queue.send(NOTICE, Duration.ZERO);
    queue.complete(receiveOne());

    bus.broker.detachAll(QUEUE, Conditions.DETACH_FORCED);
    queue.send(NOTICE, Duration.ZERO);

    assertThat(receiveOne().notice()).isEqualTo(NOTICE);
  }

  @Test
  void aMessageThatIsSentTwiceBecauseNobodyAnsweredIsThereOnce() {
    bus.broker.faults(faults -> faults.leaveSendsUnanswered(1));

    queue.send(NOTICE, Duration.ZERO);

    assertThat(bus.broker.counts(QUEUE).total()).isEqualTo(1);
  }

  @Test
  void aServiceThatStaysAwayIsAProblemThatMayPass() {
    ServiceBusDeploymentQueue hasty = queueCallingFor(Duration.ofSeconds(4));

    bus.broker.restart(() ->
        assertThatThrownBy(() -> hasty.send(NOTICE, Duration.ZERO))
            .isInstanceOfSatisfying(
                SlipwayException.class,
                e -> {
                  assertThat(e.problem().code()).isEqualTo(ProblemCode.QUEUE_SEND_FAILED);
                  assertThat(e.problem().retryable()).isTrue();
                }));
  }

  @Test
  void aNoticeWhoseHandingBackHalfFailedComesAgain() {
    queue.send(NOTICE, Duration.ZERO);
    Delivery delivery = receiveOne();
    bus.broker.faults(faults -> faults.refuseSends(Conditions.QUOTA, 10));

    assertThatThrownBy(() -> queue.retryLater(delivery, Duration.ofMillis(10)))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().why()).isEqualTo("The queue is full"));

    bus.broker.advance(Duration.ofMinutes(1));
    assertThat(bus.queue().receive(1, PATIENT))
        .extracting(Delivery::notice)
        .containsExactly(NOTICE);
  }

  @Test
  void aSettlementThatIsNotAnsweredIsAProblemInBoundedTimeAndMayBeRepeated() {
    ServiceBusDeploymentQueue hasty = queueCallingFor(Duration.ofSeconds(4));
    hasty.send(NOTICE, Duration.ZERO);
    Delivery delivery = hasty.receive(1, PATIENT).getFirst();
    bus.broker.faults(faults -> faults.leaveSettlementsUnanswered(1));

    assertThatThrownBy(() -> hasty.complete(delivery))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> {
              assertThat(e.problem().why()).isEqualTo("Service Bus did not answer in time");
              assertThat(e.problem().retryable()).isTrue();
            });
    hasty.complete(delivery);

    assertThat(bus.broker.counts(QUEUE).total()).isZero();
  }

  private Delivery receiveOne() {
    return queue.receive(1, PATIENT).getFirst();
  }
}
