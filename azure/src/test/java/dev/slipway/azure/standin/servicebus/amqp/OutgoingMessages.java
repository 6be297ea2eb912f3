package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.QueuedMessage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.message.Message;

/// Writes messages for receivers: as they were sent, and what the queue knows of them.
final class OutgoingMessages {
  private static final int ROOM = 4096;

  private OutgoingMessages() {}

  static byte[] write(QueuedMessage queued) {
    ByteBuffer content = queued.message().content().duplicate();
    int size = content.remaining() + ROOM;
    Message message = Proton.message();
    message.decode(ReadableBuffer.ByteBufferReader.wrap(content));
    Header header = message.getHeader() == null ? new Header() : message.getHeader();
    header.setDeliveryCount(UnsignedInteger.valueOf(queued.deliveries()));
    message.setHeader(header);
    message.setMessageAnnotations(annotations(queued, message));
    message.setApplicationProperties(properties(queued, message));
    return Encoding.of(message, size);
  }

  private static MessageAnnotations annotations(QueuedMessage queued, Message message) {
    Map<Symbol, Object> values = new LinkedHashMap<>();
    if (message.getMessageAnnotations() != null) {
      values.putAll(message.getMessageAnnotations().getValue());
    }
    values.put(Symbol.valueOf("x-opt-sequence-number"), queued.sequenceNumber());
    values.put(Symbol.valueOf("x-opt-enqueue-sequence-number"), queued.sequenceNumber());
    values.put(Symbol.valueOf("x-opt-enqueued-time"), date(queued.enqueuedAt()));
    values.put(Symbol.valueOf("x-opt-message-state"), number(queued.state()));
    queued
        .lock()
        .ifPresent(lock -> values.put(Symbol.valueOf("x-opt-locked-until"), date(lock.until())));
    return new MessageAnnotations(values);
  }

  private static ApplicationProperties properties(QueuedMessage queued, Message message) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (message.getApplicationProperties() != null) {
      values.putAll(message.getApplicationProperties().getValue());
    }
    values.putAll(queued.properties());
    return new ApplicationProperties(values);
  }

  private static int number(QueuedMessage.State state) {
    return switch (state) {
      case ACTIVE -> 0;
      case DEFERRED -> 1;
      case SCHEDULED -> 2;
    };
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
