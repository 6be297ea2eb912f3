package dev.slipway.embedded.webhook.call;

import java.time.Duration;

/// Does something after some time, unless it is called off.
@FunctionalInterface
public interface Alarms {
  /// Closing what is answered calls it off.
  Alarm in(Duration time, Runnable action);

  /// Something that will happen.
  @FunctionalInterface
  interface Alarm extends AutoCloseable {
    @Override
    void close();
  }
}
