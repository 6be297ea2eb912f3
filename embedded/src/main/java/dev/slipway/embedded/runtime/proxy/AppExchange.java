package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.BodyWriter;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.http1.HeadReader;
import dev.slipway.embedded.runtime.http1.MalformedMessageException;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.http1.ResponseHead;
import dev.slipway.embedded.runtime.rule.Ruling;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passes one request on to an app and its answer back, both while they come.
final class AppExchange {
  private static final int PIECE = 32 * 1024;
  private static final int MOST_INTERIM = 16;

  private final Visitor visitor;
  private final RequestHead request;
  private final Framing framing;
  private final BodyReader body;
  private final Ruling ruling;
  private final ConnectionPool pool;
  private @Nullable RequestPump pump;

  /// @param request as the app is to get it
  /// @param ruling what the app's project asks of the answer
  AppExchange(
      Visitor visitor,
      RequestHead request,
      Framing framing,
      BodyReader body,
      Ruling ruling,
      ConnectionPool pool) {
    this.visitor = visitor;
    this.request = request;
    this.framing = framing;
    this.body = body;
    this.ruling = ruling;
    this.pool = pool;
  }

  /// A request that may be repeated goes over a connection that was used before, and once more over
  /// a fresh one if that had died meanwhile. Any other goes over a fresh one at once.
  After pass() throws IOException, InterruptedException {
    boolean repeatable = request.isIdempotent() && framing instanceof Framing.None;
    Optional<UpstreamConnection> used = repeatable ? pool.reuse() : Optional.empty();
    if (used.isPresent()) {
      Optional<ResponseHead> head = ask(used.get());
      if (head.isPresent()) {
        return answer(used.get(), head.get());
      }
    }
    return passOver(fresh());
  }

  private Optional<UpstreamConnection> fresh() {
    try {
      return Optional.of(pool.connect());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private After passOver(Optional<UpstreamConnection> connection)
      throws IOException, InterruptedException {
    if (connection.isEmpty()) {
      return visitor.tell(Notice.down(), body.ended());
    }
    Optional<ResponseHead> head = ask(connection.get());
    return head.isPresent() ? answer(connection.get(), head.get()) : unanswered();
  }

  private After unanswered() throws IOException {
    Optional<MalformedMessageException> refusal =
        Optional.ofNullable(pump).flatMap(RequestPump::refusal);
    return refusal.isPresent()
        ? visitor.tell(Notice.badRequest(400, refusal.get().why()), false)
        : visitor.tell(Notice.noAnswer(), body.ended());
  }

  /// Sends the request and waits for the answer's head; empty when the connection ended first.
  private Optional<ResponseHead> ask(UpstreamConnection connection) {
    try {
      send(connection);
      visitor.watch().begin(connection, this::isRequestRead);
      return Optional.of(finalHead(connection));
    } catch (IOException _) {
      visitor.watch().end();
      connection.close();
      return Optional.empty();
    }
  }

  private void send(UpstreamConnection connection) throws IOException {
    byte[] head = request.bytes();
    if (framing instanceof Framing.Exactly(long length)
        && length <= visitor.client().input().buffered()) {
      byte[] whole = new byte[head.length + (int) length];
      System.arraycopy(head, 0, whole, 0, head.length);
      int taken = body.read(whole, head.length, (int) length);
      connection.output().write(whole, 0, head.length + taken);
      return;
    }
    connection.output().write(head);
    if (!body.ended()) {
      pump = RequestPump.start(visitor.client(), body, framing, connection, visitor.stall());
    }
  }

  private boolean isRequestRead() {
    RequestPump running = pump;
    return running == null || running.isPassedOn();
  }

  private ResponseHead finalHead(UpstreamConnection connection) throws IOException {
    for (int interim = 0; interim < MOST_INTERIM; interim++) {
      ResponseHead head = HeadReader.response(connection.input());
      if (!head.isInterim()) {
        return head;
      }
      if (request.current()) {
        visitor.client().send(head);
        visitor.client().output().flush();
      }
    }
    throw new IOException("the app only sends interim answers");
  }

  private After answer(UpstreamConnection connection, ResponseHead head)
      throws IOException, InterruptedException {
    if (head.status() == 101) {
      return switchProtocols(connection, head);
    }
    Optional<Framing> answered = framingOf(head);
    if (answered.isEmpty()) {
      visitor.watch().end();
      connection.close();
      return unanswered();
    }
    return relay(connection, head, answered.get());
  }

  private Optional<Framing> framingOf(ResponseHead head) {
    try {
      return Optional.of(Framing.of(head, request.method()));
    } catch (MalformedMessageException _) {
      return Optional.empty();
    }
  }

  private After switchProtocols(UpstreamConnection connection, ResponseHead head)
      throws IOException, InterruptedException {
    visitor.watch().end();
    if (!request.wantsUpgrade()) {
      connection.close();
      return unanswered();
    }
    visitor.client().send(Forwarding.switching(head));
    visitor.client().output().flush();
    new Tunnel(visitor.client(), connection, visitor.watch()).run();
    return After.FINISH;
  }

  private After relay(UpstreamConnection connection, ResponseHead head, Framing answered)
      throws InterruptedException {
    Framing sent =
        request.current() || !isOpenEnded(answered) ? answered : new Framing.UntilClose();
    Framing framed = request.current() && isOpenEnded(answered) ? new Framing.Chunked() : sent;
    boolean keep = visitor.keeps() && !(framed instanceof Framing.UntilClose);
    try {
      ResponseHead passed = Forwarding.response(head, framed, keep);
      visitor.client().send(passed.withFields(ruling.over(passed.status(), passed.fields())));
      copy(connection, new BodyReader(connection.input(), answered), framed);
    } catch (IOException _) {
      visitor.watch().end();
      connection.close();
      return After.ABORT;
    }
    visitor.watch().end();
    return finish(
        connection, head.keepsConnection() && !(answered instanceof Framing.UntilClose), keep);
  }

  private static boolean isOpenEnded(Framing framing) {
    return framing instanceof Framing.Chunked || framing instanceof Framing.UntilClose;
  }

  /// Whatever came is sent before more is waited for.
  private void copy(UpstreamConnection connection, BodyReader answer, Framing framed)
      throws IOException {
    Client client = visitor.client();
    BodyWriter writer = new BodyWriter(client.output(), framed);
    byte[] buffer = answer.ended() ? new byte[0] : new byte[PIECE + 2 * BodyWriter.MARGIN];
    while (!answer.ended()) {
      if (connection.input().buffered() == 0) {
        client.output().flush();
      }
      int read = answer.read(buffer, BodyWriter.MARGIN, PIECE);
      if (read > 0) {
        writer.write(buffer, BodyWriter.MARGIN, read);
      }
    }
    writer.end();
    client.output().flush();
  }

  private After finish(UpstreamConnection connection, boolean reusable, boolean keep)
      throws InterruptedException {
    RequestPump running = pump;
    if (running != null) {
      running.await(visitor.settleTime());
    }
    boolean whole = isRequestRead();
    if (reusable && whole) {
      pool.keep(connection);
    } else {
      connection.close();
    }
    return keep && whole ? After.KEEP : After.FINISH;
  }
}
