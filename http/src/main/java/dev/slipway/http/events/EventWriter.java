package dev.slipway.http.events;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html).
final class EventWriter implements AutoCloseable {
  private final OutputStream out;

  private EventWriter(OutputStream out) {
    this.out = out;
  }

  /// Sends the head of the answer, so that the subscriber knows at once that it is heard.
  static EventWriter open(ServerResponse response) throws IOException {
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
    EventWriter writer = new EventWriter(response.outputStream());
    writer.send("retry: 1000\n\n");
    return writer;
  }

  void write(List<Event> events) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Event event : events) {
      text.append("event: ").append(event.name()).append('\n');
      text.append("id: ").append(event.id()).append('\n');
      text.append("data: ").append(event.data()).append("\n\n");
    }
    send(text.toString());
  }

  /// A comment, which keeps proxies from closing a quiet connection.
  void heartbeat() throws IOException {
    send(": still here\n\n");
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
