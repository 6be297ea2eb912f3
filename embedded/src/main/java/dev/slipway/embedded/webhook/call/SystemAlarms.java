package dev.slipway.embedded.webhook.call;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Alarms by this machine's clock.
public final class SystemAlarms implements Alarms {
  private static final long IDLE_SECONDS = 10;

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("webhook-alarms").daemon().factory());

  public SystemAlarms() {
    thread.setRemoveOnCancelPolicy(true);
    thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
  }

  @Override
  public Alarm in(Duration time, Runnable action) {
    Future<?> ring = thread.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
    return () -> ring.cancel(false);
  }
}
