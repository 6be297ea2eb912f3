package dev.slipway.cli.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the events out of a stream, each up to a limit.
final class EventReader {
  private static final int MAX_EVENT_BYTES = 8 * 1024 * 1024;

  private final InputStream stream;

  EventReader(InputStream stream) {
    this.stream = new BufferedInputStream(stream);
  }

  /// The next event; one without a name and data only shows that the server lives. Empty at the
  /// end.
  Optional<ServerEvent> next() throws IOException {
    String id = "";
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      boolean begun = !name.isEmpty() || !data.isEmpty();
      if (line.isEmpty() || (line.startsWith(":") && !begun)) {
        return Optional.of(new ServerEvent(id, name, data.toString()));
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : withoutSpace(line.substring(colon + 1));
      switch (field) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> append(data, value);
        default -> {} // The standard says to pass over other fields.
      }
    }
    return Optional.empty();
  }

  private static void append(StringBuilder data, String value) throws IOException {
    if (data.length() + value.length() > MAX_EVENT_BYTES) {
      throw new IOException("an event does not end");
    }
    data.append(data.isEmpty() ? "" : "\n").append(value);
  }

  private static String withoutSpace(String value) {
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = stream.read(); b >= 0; b = stream.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (b != '\r') {
        line.write(b);
      }
      if (line.size() > MAX_EVENT_BYTES) {
        throw new IOException("a line does not end");
      }
    }
    return null;
  }
}
