package dev.slipway.embedded.runtime.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The path of a request, decoded once.
///
/// @param encoded as it came, without the query
/// @param decoded begins with `/`
/// @param query with its `?`; empty when there is none
record RequestPath(String encoded, String decoded, String query) {
  /// The path of a request target such as `/a%20b?x=1`; empty for one that could mean a file
  /// outside the site or nothing at all: with a segment `.` or `..`, an encoded slash, a backslash,
  /// a control character, or bytes that are not UTF-8.
  static Optional<RequestPath> parse(String target) {
    int question = target.indexOf('?');
    String encoded = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question);
    return decode(encoded)
        .filter(RequestPath::isPlain)
        .map(decoded -> new RequestPath(encoded, decoded, query));
  }

  boolean isFolder() {
    return decoded.endsWith("/");
  }

  /// Whether the last name looks like that of a file: `app.js`.
  boolean hasExtension() {
    return decoded.indexOf('.', decoded.lastIndexOf('/')) >= 0;
  }

  private static Optional<String> decode(String encoded) {
    if (!encoded.startsWith("/")) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int decoded = i + 2 < encoded.length() ? hexByte(encoded, i + 1) : -1;
      if (decoded < 0 || decoded == '/') {
        return Optional.empty();
      }
      bytes.write(decoded);
      i += 2;
    }
    return text(bytes.toByteArray());
  }

  private static int hexByte(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String path) {
    if (path.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '\\')) {
      return false;
    }
    for (String segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
