package dev.slipway.embedded.runtime.http1;

import java.util.List;

/// How the end of a body is found (RFC 9112, 6.3).
public sealed interface Framing {
  /// There is no body.
  record None() implements Framing {}

  /// It has as many bytes as were announced.
  record Exactly(long length) implements Framing {}

  /// It comes in chunks, the last of which is empty.
  record Chunked() implements Framing {}

  /// It ends when the connection does.
  record UntilClose() implements Framing {}

  /// Of a request. Announcing its length twice or in two ways is refused.
  static Framing of(RequestHead head) throws MalformedMessageException {
    Framing framing = announced(head.fields(), new None());
    if (framing instanceof Chunked && !head.current()) {
      throw new MalformedMessageException(400, "HTTP/1.0 has no Transfer-Encoding");
    }
    return framing instanceof Exactly(long length) && length == 0 ? new None() : framing;
  }

  /// Of a response to a request with that method.
  static Framing of(ResponseHead head, String method) throws MalformedMessageException {
    boolean bodiless =
        method.equals("HEAD")
            || head.status() < 200
            || head.status() == 204
            || head.status() == 304;
    return bodiless ? new None() : announced(head.fields(), new UntilClose());
  }

  private static Framing announced(Fields fields, Framing otherwise)
      throws MalformedMessageException {
    List<String> encodings = fields.values("Transfer-Encoding");
    List<String> lengths = fields.values("Content-Length");
    if (encodings.isEmpty() && lengths.isEmpty()) {
      return otherwise;
    }
    if (encodings.size() + lengths.size() > 1) {
      throw new MalformedMessageException(400, "The length of the body is announced twice");
    }
    if (lengths.isEmpty()) {
      return chunked(encodings.getFirst());
    }
    return exactly(lengths.getFirst());
  }

  private static Framing chunked(String encoding) throws MalformedMessageException {
    if (!encoding.equalsIgnoreCase("chunked")) {
      throw new MalformedMessageException(
          501, "The only Transfer-Encoding that is known is chunked");
    }
    return new Chunked();
  }

  private static Framing exactly(String length) throws MalformedMessageException {
    if (length.isEmpty()
        || length.length() > 18
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedMessageException(400, "Content-Length is not a number");
    }
    return new Exactly(Long.parseLong(length));
  }
}
