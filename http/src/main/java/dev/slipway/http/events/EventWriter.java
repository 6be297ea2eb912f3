package dev.slipway.http.events;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Writes [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html). A
/// subscriber that does not read for [#STUCK] loses its connection.
final class EventWriter implements AutoCloseable {
  private static final Duration STUCK = Duration.ofSeconds(30);

  private final OutputStream out;
  private final ScheduledExecutorService watchdog;

  private EventWriter(OutputStream out, ScheduledExecutorService watchdog) {
    this.out = out;
    this.watchdog = watchdog;
  }

  /// Sends the head of the answer, so that the subscriber knows at once that it is heard.
  static EventWriter open(ServerResponse response, ScheduledExecutorService watchdog)
      throws IOException {
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
    EventWriter writer = new EventWriter(response.outputStream(), watchdog);
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

  /// An interrupt closes the socket that the thread is stuck in.
  private void send(String text) throws IOException {
    Future<?> bite =
        watchdog.schedule(
            Thread.currentThread()::interrupt, STUCK.toMillis(), TimeUnit.MILLISECONDS);
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } finally {
      bite.cancel(false);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
