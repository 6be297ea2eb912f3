package dev.slipway.azure.standin.servicebus;

import static dev.slipway.azure.standin.servicebus.BrokerClients.BRIEF;
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
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.models.AbandonOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import dev.slipway.azure.standin.servicebus.queue.Counts;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class BrokerReceivingTest {
  private static final Duration LOCK = Duration.ofMinutes(1);

  private final BrokerClients clients =
      BrokerClients.with(QueueSettings.named(QUEUE).lockingFor(LOCK).deliveringAtMost(3));

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void aCompletedMessageIsGone() {
    send("a");

    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.complete(one(receiver));

    assertThat(clients.broker.counts(QUEUE)).isEqualTo(new Counts(0, 0, 0, 0, 0));
  }

  @Test
  void anAbandonedMessageComesAgainChangedAndCounted() {
    send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage first = one(receiver);

    receiver.abandon(first, new AbandonOptions().setPropertiesToModify(Map.of("by", "me")));
    ServiceBusReceivedMessage again = one(receiver);

    assertThat(first.getDeliveryCount()).isZero();
    assertThat(again.getDeliveryCount()).isEqualTo(1);
    assertThat(again.getSequenceNumber()).isEqualTo(first.getSequenceNumber());
    assertThat(again.getApplicationProperties()).containsEntry("by", "me");
  }

  @Test
  void aMessageWhoseLockEndedComesAgainAndCannotBeSettledWithTheOldLock() {
    send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage first = one(receiver);

    clients.broker.advance(LOCK);

    assertThat(one(clients.receiver()).getDeliveryCount()).isEqualTo(1);
    assertThatThrownBy(() -> receiver.complete(first))
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.MESSAGE_LOCK_LOST));
    assertThatThrownBy(() -> receiver.renewMessageLock(first))
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.MESSAGE_LOCK_LOST));
  }

  @Test
  void aRenewedLockLastsLonger() {
    send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage message = one(receiver);

    clients.broker.advance(LOCK.minusSeconds(5));
    OffsetDateTime end = receiver.renewMessageLock(message);
    clients.broker.advance(LOCK.minusSeconds(5));
    receiver.complete(message);

    assertThat(end).isAfter(OffsetDateTime.now(ZoneOffset.UTC).plus(LOCK));
    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aMessageDeliveredTooOftenIsPutAside() {
    send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    for (int i = 0; i < 3; i++) {
      receiver.abandon(one(receiver));
    }

    ServiceBusReceivedMessage letter = one(clients.deadLetters());

    assertThat(letter.getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
    assertThat(clients.broker.counts(QUEUE)).isEqualTo(new Counts(0, 0, 0, 1, 1));
  }

  @Test
  void aMessageIsPutAsideWithAReason() {
    send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.deadLetter(
        one(receiver),
        new DeadLetterOptions()
            .setDeadLetterReason("bad")
            .setDeadLetterErrorDescription("very bad")
            .setPropertiesToModify(Map.of("tries", 7)));

    ServiceBusReceiverClient letters = clients.deadLetters();
    ServiceBusReceivedMessage letter = one(letters);
    letters.complete(letter);

    assertThat(letter.getDeadLetterReason()).isEqualTo("bad");
    assertThat(letter.getDeadLetterErrorDescription()).isEqualTo("very bad");
    assertThat(letter.getApplicationProperties()).containsEntry("tries", 7);
    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aDeferredMessageIsReceivedByItsNumberOnly() {
    send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage deferred = one(receiver);
    receiver.defer(deferred);

    assertThat(bodies(clients.receiver(), 1, BRIEF)).isEmpty();
    ServiceBusReceivedMessage received =
        receiver.receiveDeferredMessage(deferred.getSequenceNumber());
    assertThat(received.getDeliveryCount()).isZero();
    assertThat(received.getLockedUntil())
        .isAfter(OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(30));
    receiver.complete(received);
    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aDeferredMessageThatIsLockedOrGoneIsNotFound() {
    send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    long number = deferOne(receiver);
    ServiceBusReceiverClient other = clients.receiver();

    ServiceBusReceivedMessage held = receiver.receiveDeferredMessage(number);
    assertThat(other.receiveDeferredMessageBatch(List.of(number))).isEmpty();
    receiver.abandon(held);
    ServiceBusReceivedMessage again = other.receiveDeferredMessage(number);
    assertThat(again.getDeliveryCount()).isEqualTo(1);
    clients.broker.advance(LOCK);
    assertThat(receiver.receiveDeferredMessage(number).getDeliveryCount()).isEqualTo(2);
    assertThat(receiver.receiveDeferredMessageBatch(List.of(99L))).isEmpty();
  }

  @Test
  void receiveAndDeleteTakesAtOnce() {
    send("a");
    ServiceBusReceiverClient receiver =
        clients.closing(
            clients
                .builder()
                .receiver()
                .queueName(QUEUE)
                .receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE)
                .buildClient());

    assertThat(one(receiver).getBody().toString()).isEqualTo("a");
    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void onlyAsManyAreHandedOutAsThereIsCreditFor() {
    for (int i = 0; i < 5; i++) {
      send("m" + i);
    }

    assertThat(bodies(clients.receiver(), 2, PATIENT)).containsExactly("m0", "m1");
    assertThat(bodies(clients.receiver(), 3, PATIENT)).containsExactly("m2", "m3", "m4");
  }

  private long deferOne(ServiceBusReceiverClient receiver) {
    ServiceBusReceivedMessage message = one(receiver);
    receiver.defer(message);
    return message.getSequenceNumber();
  }

  private void send(String body) {
    clients.sender().sendMessage(new ServiceBusMessage(body));
  }
}
