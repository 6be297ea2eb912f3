package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.http1.ResponseHead;
import dev.slipway.embedded.runtime.site.SiteAnswer;
import dev.slipway.embedded.runtime.site.SiteAnswer.Content;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Sends what the proxy answers by itself: files and notices.
record Answers(InstantSource clock) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /// Sends a notice about a request that cannot be understood.
  void refuse(Client client, Notice notice) throws IOException {
    send(client, Fields.NONE, "GET", notice, false);
  }

  /// Sends a notice in answer to a request.
  After send(Client client, RequestHead request, Notice notice, boolean keep) throws IOException {
    return send(client, request.fields(), request.method(), notice, keep);
  }

  private After send(Client client, Fields asked, String method, Notice notice, boolean keep)
      throws IOException {
    byte[] body = notice.body(asked);
    client.send(head(notice.status(), notice.fields(asked, body.length), keep));
    if (!method.equals("HEAD")) {
      client.output().write(body);
    }
    client.output().flush();
    return keep ? After.KEEP : After.FINISH;
  }

  /// Sends what a site answers.
  After send(Client client, RequestHead request, SiteAnswer answer, boolean keep)
      throws IOException {
    boolean withBody = !request.method().equals("HEAD");
    switch (answer.content()) {
      case Content.FilePart part when withBody -> sendFile(client, answer, part, keep);
      case Content.Text(String text) when withBody -> {
        client.send(head(answer.status(), answer.fields(), keep));
        client.output().write(text.getBytes(StandardCharsets.UTF_8));
      }
      case Content.FilePart _, Content.Text _, Content.Empty _ ->
          client.send(head(answer.status(), answer.fields(), keep));
    }
    client.output().flush();
    return keep ? After.KEEP : After.FINISH;
  }

  private void sendFile(Client client, SiteAnswer answer, Content.FilePart part, boolean keep)
      throws IOException {
    try (FileChannel file = FileChannel.open(part.file(), StandardOpenOption.READ)) {
      client.send(head(answer.status(), answer.fields(), keep));
      client.send(file, part.offset(), part.length());
    } catch (NoSuchFileException _) {
      throw new IOException("a file of the release is gone: " + part.file());
    }
  }

  private ResponseHead head(int status, Fields fields, boolean keep) {
    Fields dated = fields.with("Date", HTTP_DATE.format(clock.instant()));
    return ResponseHead.of(status, keep ? dated : dated.with("Connection", "close"));
  }
}
