package dev.slipway.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.connection.RequestBody;
import dev.slipway.http.problem.Refusals;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the JSON bodies of requests.
public final class JsonBodies {
  /// The largest JSON body, but for lists of files.
  public static final int MAX_BYTES = 1024 * 1024;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Json json;

  public JsonBodies(Json json) {
    this.json = json;
  }

  /// The body's members.
  public Members read(ServerRequest request) {
    requireJson(request);
    return Members.of(parse(bytes(request, MAX_BYTES)));
  }

  /// The body as it is, once it is known to be JSON.
  public String readText(ServerRequest request) {
    requireJson(request);
    return parse(bytes(request, MAX_BYTES)).toString();
  }

  /// The body's members, none when there is no body.
  public Members readIfAny(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return Members.none();
    }
    return read(request);
  }

  /// All bytes of a body that has no more than these.
  public static byte[] bytes(ServerRequest request, int maxBytes) {
    if (request.headers().contentLength().orElse(0) > maxBytes) {
      throw Refusals.tooLarge(maxBytes);
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream content = RequestBody.of(request)) {
      byte[] bytes = content.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw Refusals.tooLarge(maxBytes);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the request says that its body is JSON, in the one encoding that JSON has between
  /// systems ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259#section-8.1)).
  public static boolean isJson(ServerRequest request) {
    return request.headers().contentType().filter(JsonBodies::isJson).isPresent();
  }

  private static boolean isJson(HttpMediaType type) {
    MediaType format = type.mediaType();
    return (format.equals(MediaTypes.APPLICATION_JSON) || format.hasSuffix("json"))
        && type.charset().orElse("utf-8").equalsIgnoreCase("utf-8");
  }

  /// The text that the bytes are in UTF-8, without a byte order mark. Reading it throws a
  /// [CharacterCodingException] where they are something else: the JSON parser would guess UTF-16
  /// and take bytes that UTF-8 does not have.
  public static Reader text(byte[] bytes) {
    boolean marked = bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    int from = marked ? 3 : 0;
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, from, bytes.length - from),
        StandardCharsets.UTF_8.newDecoder());
  }

  private static void requireJson(ServerRequest request) {
    if (!isJson(request)) {
      throw Refusals.unsupportedMediaType("application/json");
    }
  }

  private JsonNode parse(byte[] bytes) {
    try {
      JsonNode value = json.mapper().readTree(text(bytes));
      if (value.isMissingNode()) {
        throw new SlipwayException(Refusals.malformedJson(""));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (CharacterCodingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The problem of bytes that are no text.
  public static SlipwayException malformed(CharacterCodingException e) {
    return new SlipwayException(Refusals.malformedJson(""), e);
  }

  /// The problem of text that is no JSON, with its place but never its content.
  public static SlipwayException malformed(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : "line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    Problem problem = Refusals.malformedJson(where);
    return new SlipwayException(problem, e);
  }
}
