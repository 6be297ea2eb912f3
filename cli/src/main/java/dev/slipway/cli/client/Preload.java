package dev.slipway.cli.client;

import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.SourceAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Loads what talking to a server needs, in the order in which a deployment needs it, while the
/// command still reads its arguments and the project's files.
public final class Preload {
  private static final List<Class<?>> ANSWERS =
      List.of(SourceAnswer.class, DeployAccepted.class, DeploymentStatus.class);

  private Preload() {}

  /// Begins on a thread of its own, which keeps no process alive.
  public static void begin() {
    Thread.ofPlatform().daemon().name("preload").start(Preload::load);
  }

  private static void load() {
    try {
      Transport.prepare();
      for (Class<?> answer : ANSWERS) {
        Json.read("{}", answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an empty object is an empty answer", e);
    }
  }
}
