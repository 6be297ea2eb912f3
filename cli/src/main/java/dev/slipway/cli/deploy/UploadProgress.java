package dev.slipway.cli.deploy;

import dev.slipway.cli.output.Screen;
import dev.slipway.cli.output.Sizes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Shows how far an upload is that takes a while: on a terminal in the line that keeps changing,
/// elsewhere in a line now and then. Whoever sends tells it, from as many threads as there are.
final class UploadProgress {
  private static final Duration BEFORE_IT_IS_LIVE = Duration.ofMillis(300);
  private static final Duration LIVE = Duration.ofMillis(100);
  private static final Duration BEFORE_LINES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Screen screen;
  private final InstantSource clock;
  private final int files;
  private final long bytes;
  private final AtomicInteger filesSent = new AtomicInteger();
  private final AtomicLong bytesSent = new AtomicLong();
  private final AtomicLong showAt;

  /// Begins now.
  ///
  /// @param files how many are to be sent
  /// @param bytes that they have together
  UploadProgress(Screen screen, InstantSource clock, int files, long bytes) {
    this.screen = screen;
    this.clock = clock;
    this.files = files;
    this.bytes = bytes;
    Duration before = screen.isLive() ? BEFORE_IT_IS_LIVE : BEFORE_LINES;
    this.showAt = new AtomicLong(clock.millis() + before.toMillis());
  }

  /// A piece of a file was sent.
  void sent(long more) {
    bytesSent.addAndGet(more);
    showIfDue();
  }

  /// What was sent of a file has to be sent again.
  void lost(long less) {
    bytesSent.addAndGet(-less);
  }

  /// The server has a further file.
  void fileSent() {
    filesSent.incrementAndGet();
    showIfDue();
  }

  /// There is nothing more to show.
  void end() {
    screen.clearLiveLine();
  }

  /// One of several threads for which it is time at once shows it.
  private void showIfDue() {
    long now = clock.millis();
    long due = showAt.get();
    Duration pause = screen.isLive() ? LIVE : BETWEEN_LINES;
    if (now >= due && showAt.compareAndSet(due, now + pause.toMillis())) {
      show();
    }
  }

  private void show() {
    String line =
        String.format(
            Locale.ROOT,
            "  Uploading %,d of %,d %s, %s",
            filesSent.get(),
            files,
            files == 1 ? "file" : "files",
            Sizes.text(bytesSent.get(), bytes));
    if (screen.isLive()) {
      screen.live(line);
    } else {
      screen.remark(line);
    }
  }
}
