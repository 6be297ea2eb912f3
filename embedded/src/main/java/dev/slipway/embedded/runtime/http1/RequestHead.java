package dev.slipway.embedded.runtime.http1;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What a request begins with.
///
/// @param method in the case it came in
/// @param target what is asked for: `/about?x=1`, or a whole URL as proxies get it
/// @param current whether the client speaks HTTP/1.1 and not 1.0
public record RequestHead(String method, String target, boolean current, Fields fields) {
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  /// Whether doing it twice is the same as doing it once (RFC 9110, 9.2.2).
  public boolean isIdempotent() {
    return IDEMPOTENT.contains(method);
  }

  /// Whether the connection may carry another request after this one.
  public boolean keepsConnection() {
    return current && !fields.tokens("Connection").contains("close");
  }

  /// Whether the client wants to go on in another protocol.
  public boolean wantsUpgrade() {
    return current && fields.has("Upgrade") && fields.tokens("Connection").contains("upgrade");
  }

  public RequestHead withFields(Fields other) {
    return new RequestHead(method, target, current, other);
  }

  public RequestHead withTarget(String other) {
    return new RequestHead(method, other, current, fields);
  }

  /// The head as it is sent, always as HTTP/1.1.
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(512);
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    return HeadWriter.end(text, fields).getBytes(StandardCharsets.ISO_8859_1);
  }
}
