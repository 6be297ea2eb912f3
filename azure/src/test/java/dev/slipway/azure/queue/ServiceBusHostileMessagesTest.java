package dev.slipway.azure.queue;

import static dev.slipway.azure.queue.TestBus.QUEUE;
import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.SubQueue;
import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage;
import dev.slipway.azure.standin.servicebus.queue.Settlement;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.Eventually;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages in the queue that Slipway did not send, or can hardly send.
@Tag("stand-in")
final class ServiceBusHostileMessagesTest {
  private static final Duration PATIENT = Duration.ofSeconds(10);
  private static final Notice NOTICE = new Notice(deploymentId("a"), ACME);

  private final TestBus bus = TestBus.usual();
  private final ServiceBusConnection connection =
      bus.connect(bus.settings(bus.broker.connectionString()));
  private final ServiceBusDeploymentQueue queue = bus.queue(connection);
  private final ServiceBusDeadLetters letters = new ServiceBusDeadLetters(connection);

  @AfterEach
  void close() {
    bus.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{\"version\":2,\"deployment\":\"deploy_1_a\",\"organization\":\"acme\"}",
        "{\"version\":1,\"deployment\":\"../etc\",\"organization\":\"acme\"}",
        "{\"version\":1,\"deployment\":\"deploy_1_a\"}"
      })
  void aMessageThatIsNoNoticeIsPutAsideAtOnceAndHoldsNobodyUp(String body) {
    sendRaw(body);
    queue.send(NOTICE, Duration.ZERO);

    assertThat(queue.receive(2, PATIENT)).singleElement().matches(it -> it.notice().equals(NOTICE));
    Eventually.until(
        "it is among the dead letters", () -> bus.broker.counts(QUEUE).deadLetters() == 1);
    assertThat(reasonOfTheFirstLetter()).isEqualTo("UNREADABLE_NOTICE");
    DeadLetter letter = letters.peek(10).getFirst();
    assertThat(letter.notice()).isEmpty();
    assertThat(letter.reason().code()).isEqualTo(ProblemCode.DEAD_LETTER_UNREADABLE);
    assertThat(letter.reason().why()).startsWith("UNREADABLE_NOTICE: ");
    assertThat(letters.find(letter.id())).contains(letter);
    assertThat(letters.discard(letter.id())).isTrue();
    assertThat(letters.peek(10)).isEmpty();
  }

  static List<AmqpMessageBody> bodiesThatAreNoBytes() {
    return List.of(AmqpMessageBody.fromValue("text"), AmqpMessageBody.fromSequence(List.of(1, 2)));
  }

  @ParameterizedTest
  @MethodSource("bodiesThatAreNoBytes")
  void aMessageWhoseBodyIsNoBytesHoldsNobodyUpEither(AmqpMessageBody body) {
    send(new ServiceBusMessage(body));
    queue.send(NOTICE, Duration.ZERO);

    Delivery delivery = queue.receive(1, PATIENT).getFirst();
    Eventually.until(
        "it is among the dead letters", () -> bus.broker.counts(QUEUE).deadLetters() == 1);
    queue.deadLetter(delivery, problem());

    assertThat(letters.peek(10)).anyMatch(letter -> letter.reason().equals(problem()));
    assertThat(bus.broker.counts(QUEUE).total()).isEqualTo(2);
  }

  @Test
  void aMessageThatIsFarTooLongIsPutAside() {
    sendRaw("{\"version\":1,\"more\":\"%s\"}".formatted("x".repeat(100_000)));

    assertThat(queue.receive(1, Duration.ofMillis(100))).isEmpty();
    Eventually.until(
        "it is among the dead letters", () -> bus.broker.counts(QUEUE).deadLetters() == 1);
  }

  @Test
  void whatServiceBusItselfPutAsideIsALetterWithItsReason() {
    queue.send(NOTICE, Duration.ZERO);
    boolean areAllInVain =
        bus.broker.with(
            QUEUE, model -> IntStream.range(0, 2000).allMatch(_ -> deliverInVain(model)));

    DeadLetter letter = letters.peek(10).getFirst();

    assertThat(areAllInVain).isTrue();
    assertThat(letter.notice()).contains(NOTICE);
    assertThat(letter.reason().why()).startsWith("MaxDeliveryCountExceeded: ");
    assertThat(letter.deliveries()).isEqualTo(2000);
  }

  private static boolean deliverInVain(MessageQueue model) {
    return model
        .receive(Optional.empty())
        .flatMap(QueuedMessage::lock)
        .map(lock -> model.settle(lock.token(), new Settlement.Abandon(Map.of())))
        .orElseThrow();
  }

  @Test
  void aProblemThatIsTooLongForALetterLosesItsEvidenceFirst() {
    Problem loud = problem().withEvidence(Collections.nCopies(40, "ü".repeat(200)));
    Problem endless =
        Problem.of(loud.code(), "t".repeat(9_000), "w".repeat(9_000), "f".repeat(9_000));

    assertThat(putAside("a", loud).reason())
        .satisfies(kept -> {
          assertThat(kept.withEvidence(List.of())).isEqualTo(problem());
          assertThat(kept.evidence()).isNotEmpty();
        });
    assertThat(putAside("b", endless).reason().why()).startsWith("www").endsWith("…");
  }

  private DeadLetter putAside(String suffix, Problem reason) {
    queue.send(new Notice(deploymentId(suffix), ACME), Duration.ZERO);
    queue.deadLetter(queue.receive(1, PATIENT).getFirst(), reason);
    return letters.peek(10).getLast();
  }

  private String reasonOfTheFirstLetter() {
    try (var receiver =
        client().receiver().queueName(QUEUE).subQueue(SubQueue.DEAD_LETTER_QUEUE).buildClient()) {
      ServiceBusReceivedMessage message = receiver.peekMessage();
      return message.getDeadLetterReason();
    }
  }

  private void sendRaw(String body) {
    send(new ServiceBusMessage(body));
  }

  private void send(ServiceBusMessage message) {
    try (ServiceBusSenderClient sender = client().sender().queueName(QUEUE).buildClient()) {
      sender.sendMessage(message);
    }
  }

  private ServiceBusClientBuilder client() {
    return new ServiceBusClientBuilder().connectionString(bus.broker.connectionString());
  }
}
