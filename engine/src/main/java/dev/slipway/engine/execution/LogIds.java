package dev.slipway.engine.execution;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.ports.queue.Notice;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The ids that every line of the service's own log carries while a thread works on a deployment:
/// `deployment`, `project` and `organization`. Closing it gives the thread back what it had before.
public final class LogIds implements AutoCloseable {
  private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

  private LogIds() {}

  /// All that a notice tells.
  public static LogIds of(Notice notice) {
    LogIds ids = new LogIds();
    MDC.put("deployment", notice.deployment().value());
    MDC.put("organization", notice.fairKey().value());
    return ids;
  }

  /// The ids of a deployment.
  public static LogIds of(Deployment deployment) {
    LogIds ids = new LogIds();
    MDC.put("deployment", deployment.id().value());
    MDC.put("project", deployment.request().project().value());
    MDC.put("organization", deployment.request().organization().value());
    return ids;
  }

  /// The work, with the ids of the thread that calls this on whatever thread it is done.
  public static Runnable carriedInto(Runnable work) {
    @Nullable Map<String, String> here = MDC.getCopyOfContextMap();
    return () -> {
      try (LogIds _ = new LogIds()) {
        set(here);
        work.run();
      }
    };
  }

  @Override
  public void close() {
    set(before);
  }

  private static void set(@Nullable Map<String, String> ids) {
    if (ids == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(ids);
    }
  }
}
