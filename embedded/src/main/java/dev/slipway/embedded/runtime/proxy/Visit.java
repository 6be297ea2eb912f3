package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.http1.HeadReader;
import dev.slipway.embedded.runtime.http1.MalformedMessageException;
import dev.slipway.embedded.runtime.http1.RequestHead;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// One connection of a visitor, from its first request to its last.
final class Visit {
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final int MOST_IGNORED = 1024 * 1024;

  /// Methods that are about the proxy and not about what is behind it.
  private static final Set<String> NOT_PASSED_ON = Set.of("CONNECT", "TRACE");

  private final Client client;
  private final ClientWatch watch;
  private final Directory directory;
  private final Answers answers;
  private final ProxyLimits limits;
  private volatile boolean idle = true;
  private volatile boolean last;

  Visit(Client client, Directory directory, Answers answers, ProxyLimits limits) {
    this.client = client;
    this.watch = new ClientWatch(client.input());
    this.directory = directory;
    this.answers = answers;
    this.limits = limits;
  }

  /// Answers requests until the connection ends.
  void run() {
    try {
      After after = next();
      while (after == After.KEEP) {
        after = next();
      }
      if (after == After.FINISH) {
        sayFarewell();
      } else {
        client.abort();
      }
    } catch (IOException _) {
      client.abort();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      client.abort();
    } finally {
      client.close();
    }
  }

  /// Ends the connection if it has overstretched its patience. To be called every now and then.
  void look() {
    watch.look();
    if (client.patience().isOver()) {
      client.close();
    }
  }

  /// Lets the request that is being answered be the last.
  void leave() {
    last = true;
    if (idle) {
      client.close();
    }
  }

  void breakOff() {
    client.abort();
  }

  private After next() throws IOException, InterruptedException {
    idle = true;
    client.patience().readWithin(limits.idle());
    watch.settle();
    if (last || !client.input().awaitByte()) {
      return After.FINISH;
    }
    idle = false;
    client.patience().readWithin(limits.head());
    RequestHead request;
    Framing framing;
    try {
      request = HeadReader.request(client.input());
      framing = Framing.of(request);
    } catch (MalformedMessageException e) {
      answers.refuse(client, Notice.badRequest(e.status(), e.why()));
      return After.FINISH;
    }
    return answer(request, framing);
  }

  private After answer(RequestHead request, Framing framing)
      throws IOException, InterruptedException {
    client.patience().readWhenever();
    BodyReader body = new BodyReader(client.input(), framing);
    Visitor visitor =
        new Visitor(
            client, watch, request, request.keepsConnection() && !last, limits.stall(), answers);
    Optional<Authority> authority = Authority.of(request);
    if (authority.isEmpty()) {
      return visitor.tell(Notice.badRequest(400, "it must name one host"), false);
    }
    if (NOT_PASSED_ON.contains(request.method())) {
      return visitor.tell(Notice.methodRefused(), false);
    }
    return directory.answer(visitor, authority.get(), framing, body);
  }

  /// Reads what is still on its way: ending a connection with unread bytes would take the answer
  /// away from the visitor (RFC 9112, 9.6).
  private void sayFarewell() throws IOException {
    client.patience().readWithin(FAREWELL);
    client.output().flush();
    client.endOutput();
    byte[] ignored = new byte[8 * 1024];
    int total = 0;
    int read = 0;
    while (read >= 0 && total < MOST_IGNORED) {
      read = client.input().read(ignored, 0, ignored.length);
      total += read;
    }
  }
}
