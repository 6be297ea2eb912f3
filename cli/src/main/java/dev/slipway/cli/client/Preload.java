package dev.slipway.cli.client;

import dev.slipway.wire.ProjectBody;
import java.io.IOException;

/// Loads what talking to a server needs while the command still reads its arguments and the
/// project's files.
public final class Preload {
  private Preload() {}

  /// Begins on a thread of its own, which keeps no process alive.
  public static void begin() {
    Thread.ofPlatform().daemon().name("preload").start(Preload::load);
  }

  private static void load() {
    try {
      Json.read("{}", ProjectBody.class);
    } catch (IOException e) {
      throw new IllegalStateException("an empty object is an empty project", e);
    }
  }
}
