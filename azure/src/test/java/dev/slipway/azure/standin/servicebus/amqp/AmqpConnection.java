package dev.slipway.azure.standin.servicebus.amqp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.engine.Collector;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.Transport;
import org.apache.qpid.proton.engine.TransportException;

/// One AMQP connection: bytes in, bytes out, and in between what the broker does with them.
public final class AmqpConnection {
  private static final Set<String> MECHANISMS = Set.of("ANONYMOUS", "MSSBCBS", "EXTERNAL");
  private static final int MAX_FRAME_BYTES = 65_536;
  private static final int SESSION_BYTES = 64 * 1024 * 1024;
  private static final Duration IDLE = Duration.ofMinutes(4);

  private final Service service;
  private final Attachments attachments;
  private final Transport transport = Proton.transport();
  private final Collector collector = Proton.collector();
  private final Connection connection = Proton.connection();
  private final Sasl sasl;
  private final Queue<Arrival> arrivals = new ArrayDeque<>();
  private boolean isBroken;

  /// Bytes that are looked at when a delay that was asked for is over.
  private record Arrival(ByteBuffer bytes, long dueNanos) {}

  public AmqpConnection(Service service) {
    this.service = service;
    this.attachments = new Attachments(service);
    transport.setMaxFrameSize(MAX_FRAME_BYTES);
    transport.setIdleTimeout((int) IDLE.toMillis());
    this.sasl = transport.sasl();
    sasl.server();
    sasl.setMechanisms(MECHANISMS.toArray(String[]::new));
    connection.setContainer("slipway-stand-in");
    connection.collect(collector);
    transport.bind(connection);
  }

  /// Takes bytes from the other end.
  public void arrived(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    arrivals.add(
        new Arrival(
            ByteBuffer.wrap(bytes), System.nanoTime() + service.faults().delay().toNanos()));
  }

  /// Does what can be done now.
  public void work() {
    while (!arrivals.isEmpty() && arrivals.element().dueNanos() - System.nanoTime() <= 0) {
      process(arrivals.remove().bytes());
    }
    if (!isBroken) {
      attachments.pump();
      transport.tick(System.nanoTime() / 1_000_000);
    }
  }

  private void process(ByteBuffer bytes) {
    while (bytes.hasRemaining() && !isBroken) {
      int size = Math.min(transport.capacity(), bytes.remaining());
      if (size <= 0) {
        isBroken = true;
        return;
      }
      transport.tail().put(bytes.slice(bytes.position(), size));
      bytes.position(bytes.position() + size);
      try {
        transport.process();
      } catch (TransportException _) {
        isBroken = true;
      }
      answerSasl();
      happen();
    }
  }

  private void answerSasl() {
    boolean isAsked =
        sasl.getOutcome() == Sasl.SaslOutcome.PN_SASL_NONE && sasl.getRemoteMechanisms().length > 0;
    if (isAsked) {
      sasl.done(
          MECHANISMS.contains(sasl.getRemoteMechanisms()[0])
              ? Sasl.SaslOutcome.PN_SASL_OK
              : Sasl.SaslOutcome.PN_SASL_AUTH);
    }
  }

  private void happen() {
    for (Event event = collector.peek(); event != null; event = collector.peek()) {
      happened(event);
      collector.pop();
    }
  }

  private void happened(Event event) {
    switch (event.getType()) {
      case CONNECTION_REMOTE_OPEN -> connection.open();
      case CONNECTION_REMOTE_CLOSE -> connection.close();
      case SESSION_REMOTE_OPEN -> open(event.getSession());
      case SESSION_REMOTE_CLOSE -> event.getSession().close();
      case LINK_REMOTE_OPEN -> attach(event.getLink());
      case LINK_REMOTE_CLOSE, LINK_REMOTE_DETACH -> attachments.detached(event.getLink());
      case DELIVERY -> attachments.delivered(event.getDelivery());
      default -> {}
    }
  }

  private static void open(Session session) {
    session.setIncomingCapacity(SESSION_BYTES);
    session.open();
  }

  private void attach(Link link) {
    if (link instanceof Receiver receiver) {
      attachments.attach(receiver);
    } else if (link instanceof Sender sender) {
      attachments.attach(sender);
    }
  }

  /// The bytes that are to be written to the other end; empty when the connection is over.
  public Optional<ByteBuffer> outgoing() {
    return isBroken || transport.pending() < 0 ? Optional.empty() : Optional.of(transport.head());
  }

  /// So many of the outgoing bytes were written.
  public void written(int count) {
    transport.pop(count);
  }

  /// Ends every link to a queue with an error.
  public void detachAll(String address, String condition) {
    attachments.detachAll(address, condition);
  }

  /// The other end is gone.
  public void closed() {
    isBroken = true;
    attachments.closed();
  }
}
