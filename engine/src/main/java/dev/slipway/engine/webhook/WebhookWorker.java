package dev.slipway.engine.webhook;

import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.WebhookCalls;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers what is due, several at once, beside everything else that the service does: nothing
/// waits for it.
public final class WebhookWorker {
  /// How many calls are under way at once.
  static final int MAX_CONCURRENT = 64;

  /// How old a delivery in the log may be.
  static final Duration LOG_AGE = Duration.ofDays(14);

  /// How many ended deliveries the log of a webhook has.
  static final int LOG_SIZE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(WebhookWorker.class);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final WebhookDeliveries deliveries;
  private final EventPlanner planner;
  private final Courier courier;
  private final Executor executor;
  private final InstantSource clock;
  private final Semaphore free = new Semaphore(MAX_CONCURRENT);
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private Instant cleaned = Instant.MIN;

  /// @param executor where calls are made
  public WebhookWorker(
      DeploymentEvents events,
      WebhookStore webhooks,
      WebhookDeliveries deliveries,
      SecretStore secrets,
      WebhookCalls calls,
      EventBodies bodies,
      PrivateAddresses privateAddresses,
      Executor executor,
      InstantSource clock,
      RandomGenerator random) {
    this.deliveries = deliveries;
    this.planner = new EventPlanner(events, webhooks, deliveries, bodies, clock);
    this.courier =
        new Courier(
            webhooks, deliveries, new SignedCalls(secrets, calls, privateAddresses), clock, random);
    this.executor = executor;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("webhooks").unstarted(this::roundAfterRound);
  }

  /// Begins to look for what is due.
  public void start() {
    thread.start();
  }

  /// Looks at once, if it is not doing so.
  public void wake() {
    news.release();
  }

  /// Looks no more, and waits a little for calls that are under way. What those become that take
  /// longer is not known, so they are made again some time.
  public void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
    if (!free.tryAcquire(MAX_CONCURRENT, GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.info("Some webhooks did not answer within {}; they are called again", GRACE);
    }
  }

  private void roundAfterRound() {
    do {
      try {
        round();
      } catch (RuntimeException e) {
        LOG.warn("Webhooks were not looked after; the next round tries again", e);
      }
    } while (pause());
  }

  private boolean pause() {
    try {
      if (news.tryAcquire(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /// Plans what has happened and begins what is due.
  void round() {
    planner.plan();
    Instant now = clock.instant();
    int room = free.availablePermits();
    boolean isDue = deliveries.nextDue().filter(due -> !due.isAfter(now)).isPresent();
    if (isDue && room > 0) {
      deliveries.take(now, room).forEach(this::begin);
    }
    clean(now);
  }

  private void begin(WebhookDelivery delivery) {
    free.acquireUninterruptibly();
    executor.execute(() -> {
      try {
        courier.attempt(delivery);
      } catch (RuntimeException e) {
        LOG.warn("{} is tried again when its hold ends", delivery.id(), e);
      } finally {
        free.release();
        wake();
      }
    });
  }

  private void clean(Instant now) {
    if (!now.isBefore(cleaned.plus(BETWEEN_CLEANINGS))) {
      deliveries.forgetEnded(now.minus(LOG_AGE), LOG_SIZE);
      cleaned = now;
    }
  }
}
