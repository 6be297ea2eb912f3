package dev.slipway.embedded.runtime.proxy;

import java.io.Closeable;
import java.io.IOException;

/// Closes what nobody waits for any more.
final class Closing {
  private Closing() {}

  static void quietly(Closeable connection) {
    try {
      connection.close();
    } catch (IOException _) {
      // The operating system has forgotten it all the same.
    }
  }
}
