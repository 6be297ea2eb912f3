package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.BodyWriter;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.http1.MalformedMessageException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passes the body of a request on while the answer may come already.
final class RequestPump {
  private static final int PIECE = 32 * 1024;

  private final Client client;
  private final BodyReader body;
  private final UpstreamConnection upstream;
  private final BodyWriter writer;
  private final Duration stall;
  private final Thread thread;
  private volatile boolean passedOn;
  private volatile @Nullable MalformedMessageException refusal;

  private RequestPump(
      Client client,
      BodyReader body,
      Framing framing,
      UpstreamConnection upstream,
      Duration stall) {
    this.client = client;
    this.body = body;
    this.upstream = upstream;
    this.writer = new BodyWriter(upstream.output(), framing);
    this.stall = stall;
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  static RequestPump start(
      Client client,
      BodyReader body,
      Framing framing,
      UpstreamConnection upstream,
      Duration stall) {
    RequestPump pump = new RequestPump(client, body, framing, upstream, stall);
    pump.thread.start();
    return pump;
  }

  /// Whether the app has got the whole body.
  boolean isPassedOn() {
    return passedOn;
  }

  /// Why the body cannot be understood.
  Optional<MalformedMessageException> refusal() {
    return Optional.ofNullable(refusal);
  }

  void await(Duration limit) throws InterruptedException {
    thread.join(limit);
  }

  private void run() {
    byte[] buffer = new byte[PIECE + 2 * BodyWriter.MARGIN];
    while (true) {
      int length = take(buffer);
      if (length == 0) {
        upstream.close();
        return;
      }
      if (!pass(buffer, length)) {
        return;
      }
      if (length < 0) {
        passedOn = true;
        return;
      }
    }
  }

  /// Bytes of the body, -1 at its end, 0 when the visitor broke off.
  private int take(byte[] buffer) {
    client.patience().readWithin(stall);
    try {
      return body.read(buffer, BodyWriter.MARGIN, PIECE);
    } catch (MalformedMessageException e) {
      refusal = e;
      return 0;
    } catch (IOException _) {
      return 0;
    } finally {
      client.patience().readWhenever();
    }
  }

  /// Whether the app took it. One that does not may have answered all the same.
  private boolean pass(byte[] buffer, int length) {
    try {
      if (length < 0) {
        writer.end();
      } else {
        writer.write(buffer, BodyWriter.MARGIN, length);
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
