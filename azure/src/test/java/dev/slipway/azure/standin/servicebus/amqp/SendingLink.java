package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.NewMessage;
import java.util.List;
import java.util.Optional;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;

/// Takes in what a sender sends to a queue.
final class SendingLink implements LinkEnd {
  private static final int CREDIT = 1000;

  private final Receiver link;
  private final MessageQueue queue;
  private final Faults faults;

  SendingLink(Receiver link, MessageQueue queue, Faults faults) {
    this.link = link;
    this.queue = queue;
    this.faults = faults;
    link.flow(CREDIT);
  }

  @Override
  public void delivered(Delivery delivery) {
    if (delivery.isPartial() || delivery.isSettled()) {
      return;
    }
    int format = delivery.getMessageFormat();
    byte[] payload = Transfers.read(link, delivery);
    link.flow(1);
    DeliveryState answer = takeIn(payload, format);
    if (faults.isNextSendAnswered()) {
      delivery.disposition(answer);
      delivery.settle();
    }
  }

  private DeliveryState takeIn(byte[] payload, int format) {
    Optional<String> refusal = faults.nextSendRefusal();
    if (refusal.isPresent()) {
      return rejected(refusal.get(), "Refused on purpose");
    }
    if (payload.length > queue.settings().maxMessageBytes()) {
      return rejected(Conditions.TOO_LARGE, "The message is larger than the queue allows");
    }
    List<NewMessage> messages = IncomingMessages.read(payload, format);
    if (queue.settings().sessions() && messages.stream().anyMatch(it -> it.session().isEmpty())) {
      return rejected(Conditions.NOT_ALLOWED, "The queue has sessions, the message has none");
    }
    messages.forEach(queue::send);
    return Accepted.getInstance();
  }

  private static Rejected rejected(String condition, String description) {
    Rejected rejected = new Rejected();
    rejected.setError(Conditions.error(condition, description));
    return rejected;
  }
}
