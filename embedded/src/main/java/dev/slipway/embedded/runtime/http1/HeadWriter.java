package dev.slipway.embedded.runtime.http1;

/// Writes what the heads of requests and responses have in common.
final class HeadWriter {
  private HeadWriter() {}

  static String end(StringBuilder text, Fields fields) {
    for (Field field : fields.all()) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    return text.append("\r\n").toString();
  }
}
