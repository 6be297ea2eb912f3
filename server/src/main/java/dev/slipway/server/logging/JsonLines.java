package dev.slipway.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/// Writes each line as one JSON object: when (ISO 8601, UTC), level, logger, message, the ids of
/// what it is about (`request`, `deployment`, `project`, `organization`), further values if the
/// line has some, and the stack trace of an error.
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  private final JsonFactory json = new JsonFactory();

  @Override
  public byte[] encode(ILoggingEvent event) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator out = json.createGenerator(line)) {
      write(event, out);
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  private static void write(ILoggingEvent event, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("timestamp", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeStringField("level", event.getLevel().toString());
    out.writeStringField("logger", event.getLoggerName());
    out.writeStringField("message", event.getFormattedMessage());
    for (Map.Entry<String, String> id : event.getMDCPropertyMap().entrySet()) {
      out.writeStringField(id.getKey(), id.getValue());
    }
    if (event.getKeyValuePairs() != null) {
      out.writeObjectFieldStart("values");
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        out.writeStringField(pair.key, String.valueOf(pair.value));
      }
      out.writeEndObject();
    }
    if (event.getThrowableProxy() != null) {
      out.writeStringField("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    out.writeEndObject();
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
