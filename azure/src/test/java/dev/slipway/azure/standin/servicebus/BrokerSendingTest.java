package dev.slipway.azure.standin.servicebus;

import static dev.slipway.azure.standin.servicebus.BrokerClients.PATIENT;
import static dev.slipway.azure.standin.servicebus.BrokerClients.QUEUE;
import static dev.slipway.azure.standin.servicebus.BrokerClients.bodies;
import static dev.slipway.azure.standin.servicebus.BrokerClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import dev.slipway.azure.standin.servicebus.queue.Counts;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class BrokerSendingTest {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final BrokerClients clients =
      BrokerClients.with(
          QueueSettings.named(QUEUE)
              .rememberingIdsFor(WINDOW)
              .keepingMessagesFor(Duration.ofDays(1), true));
  private final ServiceBusSenderClient sender = clients.sender();

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void aMessageArrivesAsItWasSent() {
    ServiceBusMessage message =
        new ServiceBusMessage("hello")
            .setMessageId("m1")
            .setSubject("greeting")
            .setCorrelationId("c1")
            .setContentType("text/plain");
    message.getApplicationProperties().put("number", 7);
    sender.sendMessage(message);

    ServiceBusReceivedMessage received = one(clients.receiver());

    assertThat(received.getBody().toString()).isEqualTo("hello");
    assertThat(received.getMessageId()).isEqualTo("m1");
    assertThat(received.getSubject()).isEqualTo("greeting");
    assertThat(received.getCorrelationId()).isEqualTo("c1");
    assertThat(received.getContentType()).isEqualTo("text/plain");
    assertThat(received.getApplicationProperties()).containsEntry("number", 7);
    assertThat(received.getSequenceNumber()).isEqualTo(1);
    assertThat(received.getState()).isEqualTo(ServiceBusMessageState.ACTIVE);
  }

  @Test
  void aBatchIsTakenApart() {
    sender.sendMessages(
        IntStream.range(0, 20).mapToObj(i -> new ServiceBusMessage("m" + i)).toList());

    assertThat(bodies(clients.receiver(), 20, PATIENT)).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aMessageOfManyFramesArrivesWhole() {
    String body = "x".repeat(200_000);

    sender.sendMessage(new ServiceBusMessage(body));

    assertThat(one(clients.receiver()).getBody().toString()).isEqualTo(body);
  }

  @Test
  void aMessageThatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> sender.sendMessage(new ServiceBusMessage("x".repeat(300_000))))
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e ->
                assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED));
  }

  @Test
  void aDuplicateIsDroppedWithinTheWindowAndInABatch() {
    sender.sendMessage(new ServiceBusMessage("first").setMessageId("same"));
    sender.sendMessages(
        List.of(
            new ServiceBusMessage("second").setMessageId("same"),
            new ServiceBusMessage("other").setMessageId("another")));
    assertThat(bodies(clients.receiver(), 2, PATIENT)).containsExactly("first", "other");

    clients.broker.advance(WINDOW);
    sender.sendMessage(new ServiceBusMessage("later").setMessageId("same"));

    assertThat(clients.broker.counts(QUEUE).active()).isEqualTo(3);
  }

  @Test
  void aScheduledMessageComesWhenItIsDueByEitherRoute() {
    OffsetDateTime due = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(5);
    sender.sendMessage(new ServiceBusMessage("sent").setScheduledEnqueueTime(due));
    long number = sender.scheduleMessage(new ServiceBusMessage("scheduled"), due.plusSeconds(1));
    assertThat(clients.broker.counts(QUEUE)).isEqualTo(new Counts(0, 2, 0, 0, 2));

    clients.broker.advance(Duration.ofMinutes(6));

    List<ServiceBusReceivedMessage> received =
        clients.receiver().receiveMessages(2, PATIENT).stream().toList();
    assertThat(received)
        .extracting(message -> message.getBody().toString())
        .containsExactly("sent", "scheduled");
    assertThat(received.getLast().getSequenceNumber()).isGreaterThan(number);
  }

  @Test
  void aScheduledMessageIsCancelledOnce() {
    long number =
        sender.scheduleMessage(
            new ServiceBusMessage("never"), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));

    sender.cancelScheduledMessage(number);

    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aMessageWhoseTimeIsOverIsPutAside() {
    sender.sendMessage(new ServiceBusMessage("short").setTimeToLive(Duration.ofMinutes(1)));
    sender.sendMessage(new ServiceBusMessage("long"));

    clients.broker.advance(Duration.ofMinutes(2));

    assertThat(one(clients.deadLetters()).getDeadLetterReason()).isEqualTo("TTLExpiredException");
    assertThat(clients.broker.counts(QUEUE).active()).isEqualTo(1);
  }

  @Test
  void peekingShowsMessagesInEveryStateAndLocksNone() {
    sender.sendMessages(List.of(new ServiceBusMessage("a"), new ServiceBusMessage("b")));
    sender.sendMessage(
        new ServiceBusMessage("c")
            .setScheduledEnqueueTime(OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
    var receiver = clients.receiver();
    receiver.defer(one(receiver));
    one(clients.receiver());

    assertThat(clients.receiver().peekMessages(10, 0))
        .extracting(ServiceBusReceivedMessage::getState)
        .containsExactly(
            ServiceBusMessageState.DEFERRED,
            ServiceBusMessageState.ACTIVE,
            ServiceBusMessageState.SCHEDULED);
    assertThat(clients.receiver().peekMessages(1, 2))
        .extracting(message -> message.getBody().toString())
        .containsExactly("b");
  }
}
