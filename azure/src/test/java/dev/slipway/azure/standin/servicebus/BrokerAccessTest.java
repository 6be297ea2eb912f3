package dev.slipway.azure.standin.servicebus;

import static dev.slipway.azure.standin.servicebus.BrokerClients.QUEUE;
import static dev.slipway.azure.standin.servicebus.BrokerClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import dev.slipway.azure.standin.servicebus.access.Grant;
import dev.slipway.azure.standin.servicebus.access.Right;
import dev.slipway.azure.standin.servicebus.access.TokenCheck;
import dev.slipway.azure.standin.servicebus.amqp.Conditions;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class BrokerAccessTest {
  private final BrokerClients clients = BrokerClients.with(QueueSettings.named(QUEUE));

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void aForgedSignatureIsRefused() {
    assertThatFails(
        () -> send(clients.broker.forgedConnectionString(), QUEUE),
        ServiceBusFailureReason.UNAUTHORIZED);
  }

  @Test
  void aKeyThatOnlySendsMayNotListen() {
    send(clients.broker.sendersConnectionString(), QUEUE);

    var receiver =
        clients.closing(
            clients
                .builder(clients.broker.sendersConnectionString())
                .receiver()
                .queueName(QUEUE)
                .buildClient());
    assertThatFails(receiver::peekMessage, ServiceBusFailureReason.UNAUTHORIZED);
  }

  @Test
  void aKeyThatOnlyListensMayNotEvenOpenALinkToSend() {
    String listener = clients.broker.listenersConnectionString();
    var receiver =
        clients.closing(clients.builder(listener).receiver().queueName(QUEUE).buildClient());
    assertThat(receiver.peekMessage()).isNull();

    var sender = clients.closing(clients.builder(listener).sender().queueName(QUEUE).buildClient());
    assertThatFails(sender::createMessageBatch, ServiceBusFailureReason.UNAUTHORIZED);
    assertThat(clients.broker.counts(QUEUE).total()).isZero();
  }

  @Test
  void aQueueThatDoesNotExistIsNotFound() {
    assertThatFails(
        () -> send(clients.broker.connectionString(), "nowhere"),
        ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND);
  }

  @Test
  void upperAndLowerCaseAreTheSame() {
    send(clients.broker.connectionString(), "JOBS");

    assertThat(one(clients.receiver()).getBody().toString()).isEqualTo("hello");
  }

  @Test
  void aTokenThatHasEndedIsRefusedAndItsLinksEndWithIt() {
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("before"));

    clients.broker.advance(Duration.ofDays(1));

    assertThatThrownBy(() -> sender.sendMessage(new ServiceBusMessage("after")))
        .isInstanceOf(RuntimeException.class);
    assertThat(clients.broker.counts(QUEUE).active()).isEqualTo(1);
  }

  @Test
  void bearerTokensAreForWhoeverStartsTheBrokerToJudge() {
    Instant now = Instant.now();
    Grant grant = new Grant("jobs", Set.of(Right.LISTEN), now.plusSeconds(60));
    TokenCheck check = (token, _) -> Optional.of(grant).filter(_ -> token.equals("Bearer good"));

    assertThat(check.check("Bearer good", now)).contains(grant);
    assertThat(check.check("Bearer bad", now)).isEmpty();
    assertThat(grant.allows(Right.LISTEN, "jobs/$management", now)).isTrue();
    assertThat(grant.allows(Right.SEND, "jobs", now)).isFalse();
    assertThat(grant.allows(Right.LISTEN, "jobs2", now)).isFalse();
    assertThat(grant.allows(Right.LISTEN, "jobs", now.plusSeconds(60))).isFalse();
  }

  @Test
  void aSenderWhoseLinkIsEndedWithAnErrorComesBack() {
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("before"));

    clients.broker.detachAll(QUEUE, Conditions.SERVER_BUSY);
    clients.broker.dropConnections();
    sender.sendMessage(new ServiceBusMessage("after"));

    assertThat(clients.broker.counts(QUEUE).active()).isEqualTo(2);
  }

  @Test
  void aDelayIsWaitedForAndASilentBrokerIsGivenUp() {
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("before"));
    clients.broker.faults(faults -> faults.delayBy(Duration.ofMillis(200)));

    long start = System.nanoTime();
    sender.sendMessage(new ServiceBusMessage("after"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
    clients.broker.faults(faults -> faults.delayBy(Duration.ofMinutes(5)));
    assertThatThrownBy(() -> sender.sendMessage(new ServiceBusMessage("lost")))
        .isInstanceOf(RuntimeException.class);
  }

  private void send(String connectionString, String queue) {
    clients
        .closing(clients.builder(connectionString).sender().queueName(queue).buildClient())
        .sendMessage(new ServiceBusMessage("hello"));
  }

  private static AbstractThrowableAssert<?, ?> assertThatFails(
      ThrowingCallable call, ServiceBusFailureReason reason) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServiceBusException.class, e -> assertThat(e.getReason()).isEqualTo(reason));
  }
}
