package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.MessageInput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Carries bytes both ways between a visitor and an app that no longer speak HTTP.
record Tunnel(Client client, UpstreamConnection upstream, ClientWatch watch) {
  private static final int PIECE = 16 * 1024;
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /// Returns when both sides have ended.
  void run() throws InterruptedException {
    Thread fromClient = Thread.ofVirtual().start(this::carryFromClient);
    carryToClient();
    client.patience().readWithin(FAREWELL);
    fromClient.join();
    upstream.close();
  }

  private void carryFromClient() {
    try {
      watch.settle();
      carry(client.input(), upstream.output());
      upstream.endOutput();
    } catch (IOException _) {
      upstream.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      upstream.close();
    }
  }

  private void carryToClient() {
    try {
      carry(upstream.input(), client.output());
      client.endOutput();
    } catch (IOException _) {
      client.close();
    }
  }

  private static void carry(MessageInput from, OutputStream to) throws IOException {
    byte[] buffer = new byte[PIECE];
    for (int read = from.read(buffer, 0, PIECE); read >= 0; read = from.read(buffer, 0, PIECE)) {
      to.write(buffer, 0, read);
      to.flush();
    }
  }
}
