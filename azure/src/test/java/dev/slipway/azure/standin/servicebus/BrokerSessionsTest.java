package dev.slipway.azure.standin.servicebus;

import static dev.slipway.azure.standin.servicebus.BrokerClients.PATIENT;
import static dev.slipway.azure.standin.servicebus.BrokerClients.QUEUE;
import static dev.slipway.azure.standin.servicebus.BrokerClients.bodies;
import static dev.slipway.azure.standin.servicebus.BrokerClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSessionReceiverClient;
import dev.slipway.azure.standin.servicebus.amqp.Conditions;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class BrokerSessionsTest {
  private static final Duration LOCK = Duration.ofMinutes(1);

  private final BrokerClients clients =
      BrokerClients.with(QueueSettings.named(QUEUE).lockingFor(LOCK).withSessions());
  private final ServiceBusSessionReceiverClient sessions = connected();

  /// Over a connection of its own: a client gives a session that it holds to whoever asks it again.
  private ServiceBusSessionReceiverClient connected() {
    return clients.closing(
        clients.builder().sessionReceiver().queueName(QUEUE).disableAutoComplete().buildClient());
  }

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void theMessagesOfASessionGoToItsHolderInOrder() {
    send("a1", "a");
    send("b1", "b");
    send("a2", "a");

    ServiceBusReceiverClient first = clients.closing(sessions.acceptNextSession());
    ServiceBusReceiverClient second = clients.closing(sessions.acceptNextSession());

    assertThat(first.getSessionId()).isEqualTo("a");
    assertThat(bodies(first, 2, PATIENT)).containsExactly("a1", "a2");
    assertThat(bodies(second, 1, PATIENT)).containsExactly("b1");
  }

  @Test
  void aSessionThatIsHeldCannotBeAccepted() {
    send("a1", "a");
    clients.closing(sessions.acceptSession("a"));

    assertThatThrownBy(() -> connected().acceptSession("a"))
        .isInstanceOfSatisfying(
            AmqpException.class,
            e ->
                assertThat(e.getErrorCondition().getErrorCondition())
                    .isEqualTo(Conditions.SESSION_CANNOT_BE_LOCKED));
  }

  @Test
  void aReleasedSessionIsTakenByAnotherWithItsState() {
    send("a1", "a");
    ServiceBusReceiverClient first = sessions.acceptSession("a");
    one(first);
    first.setSessionState("half".getBytes(StandardCharsets.UTF_8));
    first.close();

    ServiceBusReceiverClient second = clients.closing(sessions.acceptNextSession());

    ServiceBusReceivedMessage again = one(second);
    assertThat(again.getDeliveryCount()).isEqualTo(1);
    assertThat(second.getSessionState()).asString(StandardCharsets.UTF_8).isEqualTo("half");
    second.complete(again);
    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aRenewedSessionLastsLonger() {
    send("a1", "a");
    ServiceBusReceiverClient receiver = clients.closing(sessions.acceptSession("a"));
    ServiceBusReceivedMessage message = one(receiver);

    clients.broker.advance(LOCK.minusSeconds(5));
    assertThat(receiver.renewSessionLock()).isAfter(OffsetDateTime.now(ZoneOffset.UTC).plus(LOCK));
    clients.broker.advance(LOCK.minusSeconds(5));
    receiver.complete(message);

    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aSessionWhoseLockEndedIsTakenByAnother() {
    send("a1", "a");
    one(clients.closing(sessions.acceptSession("a")));

    clients.broker.advance(LOCK);

    assertThat(one(clients.closing(connected().acceptSession("a"))).getDeliveryCount())
        .isEqualTo(1);
  }

  @Test
  void withoutAMessageNoSessionIsNext() {
    assertThatThrownBy(sessions::acceptNextSession).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aMessageWithoutASessionAndAReceiverWithoutOneAreRefused() {
    assertThatThrownBy(() -> clients.sender().sendMessage(new ServiceBusMessage("lost")))
        .isInstanceOf(RuntimeException.class);
    assertThat(clients.broker.counts(QUEUE).total()).isZero();
    assertThatThrownBy(() -> bodies(clients.receiver(), 1, Duration.ofSeconds(3)))
        .isInstanceOf(RuntimeException.class);
  }

  private void send(String body, String session) {
    clients.sender().sendMessage(new ServiceBusMessage(body).setSessionId(session));
  }
}
