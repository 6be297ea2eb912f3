package dev.slipway.embedded.runtime.http1;

import java.nio.charset.StandardCharsets;

/// What a response begins with.
///
/// @param reason the words after the status, often none
/// @param current whether the server speaks HTTP/1.1 and not 1.0
public record ResponseHead(int status, String reason, boolean current, Fields fields) {
  /// A response of our own.
  public static ResponseHead of(int status, Fields fields) {
    return new ResponseHead(status, "", true, fields);
  }

  /// Whether the real response is still to come.
  public boolean isInterim() {
    return status < 200 && status != 101;
  }

  /// Whether the connection may carry another response after this one.
  public boolean keepsConnection() {
    return current && !fields.tokens("Connection").contains("close");
  }

  public ResponseHead withFields(Fields other) {
    return new ResponseHead(status, reason, current, other);
  }

  /// The head as it is sent, always as HTTP/1.1.
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(512);
    text.append("HTTP/1.1 ").append(status).append(' ').append(reason).append("\r\n");
    return HeadWriter.end(text, fields).getBytes(StandardCharsets.ISO_8859_1);
  }
}
