package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage;
import dev.slipway.azure.standin.servicebus.queue.Settlement;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.SenderSettleMode;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Sender;

/// Hands the messages of a queue, or of one of its sessions, to a receiver as far as its credit
/// goes.
final class ReceivingLink implements LinkEnd {
  private final Sender link;
  private final MessageQueue queue;
  private final Optional<String> session;
  private final Faults faults;

  ReceivingLink(Sender link, MessageQueue queue, Optional<String> session, Faults faults) {
    this.link = link;
    this.queue = queue;
    this.session = session;
    this.faults = faults;
  }

  @Override
  public void pump() {
    if (session.isPresent() && !queue.sessions().isHeld(session.get())) {
      Attachments.end(link, Conditions.SESSION_LOCK_LOST, "The session lock has ended");
      return;
    }
    Optional<QueuedMessage> next = next();
    while (next.isPresent()) {
      send(next.get());
      next = next();
    }
  }

  private Optional<QueuedMessage> next() {
    if (link.getCredit() <= 0) {
      return Optional.empty();
    }
    return deletes() ? queue.receiveAndDelete(session) : queue.receive(session);
  }

  private boolean deletes() {
    return link.getRemoteSenderSettleMode() == SenderSettleMode.SETTLED;
  }

  private void send(QueuedMessage message) {
    UUID token = message.lock().map(QueuedMessage.Lock::token).orElseGet(UUID::randomUUID);
    Delivery delivery = link.delivery(LockTag.of(token));
    delivery.setContext(token);
    byte[] bytes = OutgoingMessages.write(message);
    link.send(bytes, 0, bytes.length);
    if (deletes()) {
      delivery.settle();
    }
    link.advance();
  }

  @Override
  public void delivered(Delivery delivery) {
    DeliveryState state = delivery.getRemoteState();
    if (state == null || delivery.isSettled() || !(delivery.getContext() instanceof UUID token)) {
      return;
    }
    Optional<Settlement> settlement = Outcomes.settlement(state);
    if (settlement.isPresent()) {
      boolean isSettled = queue.settle(token, settlement.get());
      if (faults.isNextSettlementAnswered()) {
        delivery.disposition(isSettled ? state : lockLost());
        delivery.settle();
      }
    }
  }

  private Rejected lockLost() {
    Rejected rejected = new Rejected();
    rejected.setError(
        Conditions.error(
            session.isPresent() ? Conditions.SESSION_LOCK_LOST : Conditions.MESSAGE_LOCK_LOST,
            "The lock supplied is invalid"));
    return rejected;
  }

  @Override
  public void closed() {
    session.ifPresent(queue.sessions()::release);
  }
}
