package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.NewMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import org.apache.qpid.proton.message.Message;

/// Reads what senders send, one message or a batch of them in one transfer.
final class IncomingMessages {
  private static final int BATCH_FORMAT = 0x80013700;
  private static final Symbol SCHEDULED = Symbol.valueOf("x-opt-scheduled-enqueue-time");

  private IncomingMessages() {}

  static List<NewMessage> read(byte[] payload, int format) {
    return format == BATCH_FORMAT
        ? split(payload).stream().map(IncomingMessages::read).toList()
        : List.of(read(payload));
  }

  static NewMessage read(byte[] payload) {
    Message message = Proton.message();
    message.decode(payload, 0, payload.length);
    return new NewMessage(
        Objects.toString(message.getMessageId(), ""),
        Optional.ofNullable(message.getGroupId()),
        timeToLive(message),
        scheduledFor(message),
        ByteBuffer.wrap(payload).asReadOnlyBuffer());
  }

  /// A batch is a message whose every data section is a whole encoded message; the ordinary decoder
  /// keeps only one of them.
  private static List<byte[]> split(byte[] payload) {
    DecoderImpl decoder = new DecoderImpl();
    AMQPDefinedTypes.registerAllTypes(decoder, new EncoderImpl(decoder));
    ByteBuffer bytes = ByteBuffer.wrap(payload);
    decoder.setByteBuffer(bytes);
    List<byte[]> messages = new ArrayList<>();
    while (bytes.hasRemaining()) {
      if (decoder.readObject() instanceof Data data) {
        byte[] copy = new byte[data.getValue().getLength()];
        data.getValue().asByteBuffer().get(copy);
        messages.add(copy);
      }
    }
    return messages;
  }

  private static Optional<Duration> timeToLive(Message message) {
    return Optional.ofNullable(message.getHeader())
        .map(Header::getTtl)
        .map(millis -> Duration.ofMillis(millis.longValue()));
  }

  private static Optional<Instant> scheduledFor(Message message) {
    return message.getMessageAnnotations() != null
            && message.getMessageAnnotations().getValue().get(SCHEDULED) instanceof Date date
        ? Optional.of(date.toInstant())
        : Optional.empty();
  }
}
