package dev.slipway.azure.standin.servicebus.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.standin.servicebus.queue.QueuedMessage.Lock;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage.State;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class MessageQueueTest {
  private static final Duration LOCK = Duration.ofSeconds(30);

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final MessageQueue queue =
      MessageQueue.create(
          QueueSettings.named("q")
              .lockingFor(LOCK)
              .deliveringAtMost(2)
              .rememberingIdsFor(Duration.ofMinutes(10)),
          () -> now);

  @Test
  void messagesComeInOrderAndEachToOneReceiver() {
    queue.send(message("a"));
    queue.send(message("b"));

    assertThat(receive().message().id()).isEqualTo("a");
    assertThat(receive().message().id()).isEqualTo("b");
    assertThat(queue.receive(Optional.empty())).isEmpty();
  }

  @Test
  void anAbandonedMessageComesBeforeYoungerOnes() {
    queue.send(message("a"));
    queue.send(message("b"));
    settle(receive(), new Settlement.Abandon(Map.of()));

    assertThat(receive().message().id()).isEqualTo("a");
  }

  @Test
  void aLockEndsToTheMomentAndFreesItsMessage() {
    queue.send(message("a"));
    UUID token = token(receive());

    now = now.plus(LOCK).minusMillis(1);
    assertThat(queue.receive(Optional.empty())).isEmpty();
    now = now.plusMillis(1);

    assertThat(queue.settle(token, new Settlement.Complete())).isFalse();
    assertThat(receive().deliveries()).isEqualTo(1);
  }

  @Test
  void aMessageIsPutAsideAfterItsLastDelivery() {
    queue.send(message("a"));
    settle(receive(), new Settlement.Abandon(Map.of()));
    receive();
    now = now.plus(LOCK);

    assertThat(queue.counts()).isEqualTo(new Counts(0, 0, 0, 1, 1));
  }

  @Test
  void aDeferredMessageStaysDeferredWhenItsLockEnds() {
    queue.send(message("a"));
    QueuedMessage received = receive();
    settle(received, new Settlement.Defer(Map.of("by", "me")));

    assertThat(queue.receiveDeferred(received.sequenceNumber())).isPresent();
    assertThat(queue.receiveDeferred(received.sequenceNumber())).isEmpty();
    now = now.plus(LOCK);

    QueuedMessage again = queue.receiveDeferred(received.sequenceNumber()).orElseThrow();
    assertThat(again.state()).isEqualTo(State.DEFERRED);
    assertThat(again.deliveries()).isEqualTo(1);
    assertThat(again.properties()).containsEntry("by", "me");
  }

  @Test
  void aScheduledMessageGetsAnotherNumberWhenItIsDue() {
    Instant due = now.plusSeconds(60);
    queue.send(
        new NewMessage(
            "a", Optional.empty(), Optional.empty(), Optional.of(due), ByteBuffer.allocate(0)));
    queue.send(message("b"));
    assertThat(queue.nextChange()).contains(due);
    settle(receive(), new Settlement.Complete());

    now = due;

    assertThat(receive().sequenceNumber()).isEqualTo(3);
    assertThat(queue.cancel(1)).isFalse();
  }

  @Test
  void anIdIsForgottenAfterTheWindow() {
    assertThat(queue.send(message("a"))).isPresent();
    assertThat(queue.send(message("a"))).isEmpty();

    now = now.plus(Duration.ofMinutes(10));

    assertThat(queue.send(message("a"))).isPresent();
  }

  private QueuedMessage receive() {
    return queue.receive(Optional.empty()).orElseThrow();
  }

  private void settle(QueuedMessage message, Settlement settlement) {
    assertThat(queue.settle(token(message), settlement)).isTrue();
  }

  private static UUID token(QueuedMessage message) {
    return message.lock().map(Lock::token).orElseThrow();
  }

  private static NewMessage message(String id) {
    return new NewMessage(
        id, Optional.empty(), Optional.empty(), Optional.empty(), ByteBuffer.allocate(0));
  }
}
