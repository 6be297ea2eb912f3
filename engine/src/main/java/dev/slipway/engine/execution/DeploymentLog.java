package dev.slipway.engine.execution;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.ports.build.BuildLog;
import dev.slipway.ports.log.LogStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes the log of one attempt: lines are redacted, numbered by their arrival and kept by a
/// thread of its own, so that whoever says them waits only when the store is far behind.
public final class DeploymentLog implements AutoCloseable {
  private static final int BACKLOG = 10_000;
  private static final int BATCH = 500;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final LogAppender appender;
  private final Redactor redactor;
  private final InstantSource clock;
  private final BlockingQueue<Entry> backlog = new LinkedBlockingQueue<>(BACKLOG);
  private final Thread writer;

  public DeploymentLog(
      LogStore store,
      DeploymentId deployment,
      int attempt,
      Redactor redactor,
      InstantSource clock) {
    this.appender = new LogAppender(store, deployment, attempt, this::pause);
    this.redactor = redactor;
    this.clock = clock;
    this.writer =
        Thread.ofVirtual().name("log " + deployment).start(LogIds.carriedInto(this::write));
  }

  private sealed interface Entry {
    record Line(LogLine line) implements Entry {}

    record End() implements Entry {}
  }

  /// A log of one step.
  public BuildLog of(Step step) {
    return (stream, text) -> say(step, stream, text);
  }

  /// Says one line in the service's own voice.
  public void say(Step step, String text) {
    say(step, LogStream.SYSTEM, text);
  }

  private void say(Step step, LogStream stream, String text) {
    put(new Entry.Line(new LogLine(clock.instant(), step, stream, redactor.redact(text))));
  }

  /// Keeps what was said so far, then ends.
  @Override
  public void close() {
    put(new Entry.End());
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Entry entry) {
    boolean interrupted = false;
    while (true) {
      try {
        backlog.put(entry);
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    boolean open = true;
    while (open) {
      List<LogLine> lines = new ArrayList<>();
      open = takeBatch(lines);
      appender.append(lines);
    }
  }

  private boolean takeBatch(List<LogLine> lines) {
    try {
      Entry first = backlog.take();
      List<Entry> entries = new ArrayList<>(List.of(first));
      backlog.drainTo(entries, BATCH);
      for (Entry entry : entries) {
        switch (entry) {
          case Entry.Line(LogLine line) -> lines.add(line);
          case Entry.End() -> {
            return false;
          }
        }
      }
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /// Ends early when so much was said meanwhile that whoever says more would soon have to wait.
  private boolean pause(Duration time) {
    try {
      for (long left = time.toMillis(); left > 0; left -= BETWEEN_LOOKS.toMillis()) {
        if (backlog.size() > BACKLOG / 2) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(Math.min(left, BETWEEN_LOOKS.toMillis()));
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
