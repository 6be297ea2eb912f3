package dev.slipway.azure.standin.servicebus.amqp;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.message.Message;

/// Brings requests to a node, and its replies to the link that the request names.
final class RequestLink implements LinkEnd {
  private static final int CREDIT = 100;
  private static final int REPLY_BYTES = 1024;

  private final Receiver requests;
  private final Map<String, Sender> replyLinks;
  private final RequestNode node;
  private long replies;

  RequestLink(Receiver requests, Map<String, Sender> replyLinks, RequestNode node) {
    this.requests = requests;
    this.replyLinks = replyLinks;
    this.node = node;
    requests.flow(CREDIT);
  }

  @Override
  public void delivered(Delivery delivery) {
    if (delivery.isPartial()) {
      return;
    }
    byte[] payload = Transfers.read(requests, delivery);
    requests.flow(1);
    Message request = Proton.message();
    request.decode(payload, 0, payload.length);
    Optional<Reply> reply = node.answer(request);
    Sender replyLink = replyLinks.get(request.getReplyTo());
    if (reply.isPresent() && replyLink != null) {
      send(reply.get().to(request), replyLink);
    }
  }

  private void send(Message message, Sender replyLink) {
    byte[] bytes = Encoding.of(message, REPLY_BYTES);
    byte[] tag = ByteBuffer.allocate(Long.BYTES).putLong(++replies).array();
    Delivery delivery = replyLink.delivery(tag);
    replyLink.send(bytes, 0, bytes.length);
    delivery.settle();
    replyLink.advance();
  }
}
