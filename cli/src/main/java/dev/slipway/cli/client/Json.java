package dev.slipway.cli.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.slipway.wire.PageBody;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON of wire records. Members that this version does not know are passed over.
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(instants())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /// Writes a wire record on one line.
  public static String line(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JacksonException e) {
      throw new IllegalStateException("a wire record has no JSON: " + body.getClass(), e);
    }
  }

  /// The same for people and for `jq`.
  public static String text(Object body) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
    } catch (JacksonException e) {
      throw new IllegalStateException("no JSON for " + body.getClass(), e);
    }
  }

  /// The value that a text is; empty when it is no JSON.
  public static Optional<Object> parsed(String json) {
    try {
      return Optional.<Object>of(MAPPER.readTree(json))
          .filter(value -> !value.equals(MissingNode.getInstance()));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// The members of the object that a text is; empty when it is none.
  public static Optional<Map<String, Object>> object(String json) {
    return parsed(json)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .map(object -> {
          Map<String, Object> members = new LinkedHashMap<>();
          object.properties().forEach(field -> members.put(field.getKey(), field.getValue()));
          return members;
        });
  }

  /// Reads a wire record.
  public static <T> T read(String json, Class<T> type) throws IOException {
    return notNull(MAPPER.readValue(json, type));
  }

  static <T> PageBody<T> readPage(String json, Class<T> type) throws IOException {
    JavaType page = MAPPER.getTypeFactory().constructParametricType(PageBody.class, type);
    return notNull(MAPPER.<PageBody<T>>readValue(json, page));
  }

  private static <T> T notNull(@Nullable T value) throws IOException {
    if (value == null) {
      throw new IOException("null where a JSON object was expected");
    }
    return value;
  }

  private static SimpleModule instants() {
    SimpleModule module = new SimpleModule();
    module.addDeserializer(Instant.class, new ReadInstant());
    module.addSerializer(Instant.class, new WriteInstant());
    return module;
  }

  private static final class ReadInstant extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    ReadInstant() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Instant.parse(parser.getText());
      } catch (DateTimeException e) {
        throw new IOException("not a time", e);
      }
    }
  }

  private static final class WriteInstant extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    WriteInstant() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(value.toString());
    }
  }
}
