package dev.slipway.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.time.Duration;

/// What one client is sent. A client that does not read on in time loses its connection.
final class Outgoing implements DataWriter {
  private final DataWriter target;
  private final Duration stuck;
  private final Watchdog watchdog;

  Outgoing(DataWriter target, Duration stuck, Watchdog watchdog) {
    this.target = target;
    this.stuck = stuck;
    this.watchdog = watchdog;
  }

  @Override
  public void write(BufferData... buffers) {
    watched(() -> target.write(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    watched(() -> target.write(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    watched(() -> target.writeNow(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    watched(() -> target.writeNow(buffer));
  }

  @Override
  public void flush() {
    watched(target::flush);
  }

  @Override
  public void close() {
    target.close();
  }

  private void watched(Runnable write) {
    watchdog.watch(
        stuck,
        () -> {
          write.run();
          return true;
        });
  }
}
