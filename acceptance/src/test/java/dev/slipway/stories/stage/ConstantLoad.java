package dev.slipway.stories.stage;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Visitors who ask for a page again and again.
public final class ConstantLoad implements AutoCloseable {
  private static final int VISITORS = 2;
  private static final long BETWEEN_VISITS_NANOS = Duration.ofMillis(8).toNanos();

  private final Site site;
  private final Map<String, Long> answers = new ConcurrentHashMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> visitors;
  private volatile boolean stopped;

  public ConstantLoad(Site site) {
    this.site = site;
    this.visitors =
        Stream.generate(() -> Thread.startVirtualThread(this::visit)).limit(VISITORS).toList();
  }

  /// How often each body was answered.
  public Map<String, Long> answers() {
    return answers;
  }

  /// What visitors got instead of the page.
  public List<String> failures() {
    return failures;
  }

  /// No visits from now on.
  public void stop() {
    stopped = true;
    try {
      for (Thread visitor : visitors) {
        visitor.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void visit() {
    while (!stopped) {
      try {
        Reply reply = site.get("/");
        if (reply.status() == 200) {
          answers.merge(reply.text(), 1L, Long::sum);
        } else {
          failures.add(reply.toString());
        }
      } catch (UncheckedIOException e) {
        failures.add(e.toString());
      }
      LockSupport.parkNanos(BETWEEN_VISITS_NANOS);
    }
  }
}
