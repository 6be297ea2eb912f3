package dev.slipway.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.slipway.ports.store.Page;
import dev.slipway.wire.PageBody;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/// Writes wire records, and holds the settings that all JSON is read with.
public final class Json {
  /// How deep the values of a request may be nested.
  public static final int MAX_DEPTH = 64;

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  public Json() {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
  }

  /// The JSON of a wire record.
  public byte[] bytes(Object body) {
    try {
      return mapper.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a wire record has no JSON: " + body.getClass(), e);
    }
  }

  /// The same as a text on one line.
  public String text(Object body) {
    return new String(bytes(body), StandardCharsets.UTF_8);
  }

  /// Answers with a wire record.
  public void send(ServerResponse response, int status, Object body) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(bytes(body));
  }

  /// Answers with a page of what was listed.
  ///
  /// @param body the wire record of each
  public <A, B> void sendPage(ServerResponse response, Page<A> page, Function<A, B> body) {
    List<B> items = page.items().stream().map(body).toList();
    send(response, 200, new PageBody<>(items, page.next().orElse(null)));
  }

  /// The members of an object that is kept as a text, to be part of an answer.
  public SequencedMap<String, Object> tree(String text) {
    try {
      SequencedMap<String, Object> tree = new LinkedHashMap<>();
      mapper
          .readTree(text)
          .properties()
          .forEach(member -> tree.put(member.getKey(), member.getValue()));
      return tree;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is kept is JSON", e);
    }
  }

  /// The value that a text is; an exception when it is no JSON or nested too deeply. Of a member
  /// that is there twice the last one counts, as JavaScript has it.
  public JsonNode parse(String text) throws JsonProcessingException {
    JsonNode value =
        mapper.reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(text);
    if (value.isMissingNode()) {
      throw new JsonParseException(null, "the text is empty");
    }
    return value;
  }

  ObjectMapper mapper() {
    return mapper;
  }
}
