package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.access.Right;
import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;

/// The links of one connection: answers each attach according to its address, or refuses it.
final class Attachments {
  private static final String MANAGEMENT = "/$management";

  private final Service service;
  private final Tokens tokens;
  private final Map<String, Sender> replyLinks = new HashMap<>();
  private final Map<Link, Attached> attached = new LinkedHashMap<>();

  /// @param right what its tokens must allow for as long as it lives; none for the nodes
  private record Attached(LinkEnd end, Optional<Right> right, String address) {}

  Attachments(Service service) {
    this.service = service;
    this.tokens = new Tokens(service);
  }

  void attach(Receiver link) {
    if (!(link.getRemoteTarget() instanceof Target target)) {
      refuse(link, Conditions.NOT_IMPLEMENTED, "There are no transactions here");
      return;
    }
    String address = Objects.toString(target.getAddress(), "");
    Optional<RequestNode> node = node(address);
    if (node.isPresent()) {
      open(link);
      attached.put(
          link,
          new Attached(new RequestLink(link, replyLinks, node.get()), Optional.empty(), address));
    } else {
      queue(link, address, Right.SEND)
          .ifPresent(queue -> {
            link.setMaxMessageSize(UnsignedLong.valueOf(queue.settings().maxMessageBytes()));
            open(link);
            attached.put(
                link,
                new Attached(
                    new SendingLink(link, queue, service.faults()),
                    Optional.of(Right.SEND),
                    address));
          });
    }
  }

  void attach(Sender link) {
    Source source = (Source) link.getRemoteSource();
    String address = Objects.toString(source.getAddress(), "");
    if (node(address).isPresent()) {
      open(link);
      replyLinks.put(((Target) link.getRemoteTarget()).getAddress(), link);
    } else {
      queue(link, address, Right.LISTEN).ifPresent(queue -> receive(link, queue, source));
    }
  }

  private void receive(Sender link, MessageQueue queue, Source source) {
    boolean wantsSession =
        source.getFilter() != null && source.getFilter().containsKey(SessionWait.FILTER);
    if (wantsSession != queue.settings().sessions()) {
      refuse(link, Conditions.NOT_ALLOWED, "The queue has sessions, or the receiver wants one");
    } else if (wantsSession) {
      Optional<String> wanted =
          Optional.ofNullable(source.getFilter().get(SessionWait.FILTER)).map(Object::toString);
      register(
          link,
          new SessionWait(
              link,
              queue,
              wanted,
              service.clock(),
              session -> openReceiving(link, queue, Optional.of(session))));
    } else {
      openReceiving(link, queue, Optional.empty());
    }
  }

  private void openReceiving(Sender link, MessageQueue queue, Optional<String> session) {
    open(link);
    register(link, new ReceivingLink(link, queue, session, service.faults()));
  }

  private void register(Sender link, LinkEnd end) {
    String address = ((Source) link.getRemoteSource()).getAddress();
    attached.put(link, new Attached(end, Optional.of(Right.LISTEN), address));
  }

  private Optional<RequestNode> node(String address) {
    if (address.equals(Tokens.ADDRESS)) {
      return Optional.of(tokens);
    }
    String entity = address.toLowerCase(Locale.ROOT);
    return entity.endsWith(MANAGEMENT) && tokens.allowAnything(address)
        ? service
            .namespace()
            .find(entity.substring(0, entity.length() - MANAGEMENT.length()))
            .map(queue -> new ManagementNode(queue, service, right -> tokens.allow(right, address)))
        : Optional.empty();
  }

  private Optional<MessageQueue> queue(Link link, String address, Right right) {
    if (!tokens.allow(right, address)) {
      refuse(link, Conditions.UNAUTHORIZED, "'%s' is required on '%s'".formatted(right, address));
      return Optional.empty();
    }
    Optional<MessageQueue> queue = service.namespace().find(address);
    if (queue.isEmpty()) {
      refuse(
          link,
          Conditions.NOT_FOUND,
          "The messaging entity '%s' could not be found.".formatted(address));
    }
    return queue;
  }

  private static void open(Link link) {
    if (link.getSource() == null) {
      link.setSource(link.getRemoteSource());
    }
    link.setTarget(link.getRemoteTarget());
    link.setSenderSettleMode(link.getRemoteSenderSettleMode());
    link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
    link.open();
  }

  static void refuse(Link link, String condition, String description) {
    link.setSource(null);
    link.setTarget(null);
    link.open();
    end(link, condition, description);
  }

  static void end(Link link, String condition, String description) {
    link.setCondition(Conditions.error(condition, description));
    link.close();
  }

  void delivered(Delivery delivery) {
    Attached link = attached.get(delivery.getLink());
    if (link != null) {
      link.end().delivered(delivery);
    }
    delivery.clear();
  }

  /// The other end closed a link.
  void detached(Link link) {
    forget(link);
    link.close();
    link.free();
  }

  private void forget(Link link) {
    Attached gone = attached.remove(link);
    if (gone != null) {
      gone.end().closed();
    }
  }

  /// Gives every link what is there for it, and ends those whose token has ended.
  void pump() {
    for (Map.Entry<Link, Attached> entry : List.copyOf(attached.entrySet())) {
      Link link = entry.getKey();
      Attached end = entry.getValue();
      boolean mayStay = end.right().map(right -> tokens.allow(right, end.address())).orElse(true);
      if (!mayStay) {
        end(link, Conditions.UNAUTHORIZED, "ExpiredToken: the token has ended");
      } else {
        end.end().pump();
      }
      if (link.getLocalState() == EndpointState.CLOSED) {
        forget(link);
      }
    }
  }

  /// Ends every link to a queue with an error.
  void detachAll(String address, String condition) {
    for (Map.Entry<Link, Attached> entry : List.copyOf(attached.entrySet())) {
      if (entry.getValue().address().equalsIgnoreCase(address)) {
        end(entry.getKey(), condition, "Ended on purpose");
        forget(entry.getKey());
      }
    }
  }

  void closed() {
    List.copyOf(attached.keySet()).forEach(this::forget);
  }
}
