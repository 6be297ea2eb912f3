package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.engine.execution.LogIds;
import dev.slipway.engine.execution.StopReason;
import dev.slipway.engine.execution.StopSignal;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.store.DeploymentStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the right to work on one deployment while it is worked on, and stops the work when that
/// right is lost, when somebody cancels, or when the deployment has taken too long.
final class LeaseKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final DeploymentStore store;
  private final DeploymentQueue queue;
  private final Delivery delivery;
  private final Lease lease;
  private final StopSignal signal;
  private final Instant deadline;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Instant renewed;

  LeaseKeeper(
      DeploymentStore store,
      DeploymentQueue queue,
      Delivery delivery,
      Lease lease,
      StopSignal signal,
      Instant deadline,
      InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.delivery = delivery;
    this.lease = lease;
    this.signal = signal;
    this.deadline = deadline;
    this.clock = clock;
    this.renewed = clock.instant();
    stopWhenTooLate(renewed);
  }

  /// Looks every [WorkerSettings#GLANCE] and renews the notice every [WorkerSettings#RENEWAL],
  /// until it is closed. A queue that is slow to answer holds up no look.
  void start() {
    every(WorkerSettings.GLANCE, "lease ", this::look);
    every(WorkerSettings.RENEWAL, "notice ", this::renewNotice);
  }

  /// Never interrupts a call of the store.
  @Override
  public void close() {
    closed.countDown();
  }

  private void every(Duration interval, String name, Runnable action) {
    Thread.ofVirtual()
        .name(name + lease.deployment())
        .start(LogIds.carriedInto(() -> onAndOn(interval, action)));
  }

  private void onAndOn(Duration interval, Runnable action) {
    try {
      while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        action.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// One look at the clock, the lease and the deployment.
  void look() {
    Instant now = clock.instant();
    stopWhenTooLate(now);
    try {
      if (Duration.between(renewed, now).compareTo(WorkerSettings.RENEWAL) >= 0) {
        renewLease(now);
      }
      stopWhenCancelling();
    } catch (RuntimeException e) {
      LOG.warn("The lease of {} was not looked after", lease.deployment(), e);
      stopWhenSurelyLost(now);
    }
  }

  private void stopWhenTooLate(Instant now) {
    if (!now.isBefore(deadline)) {
      signal.stop(StopReason.TIMED_OUT);
    }
  }

  private void renewLease(Instant now) {
    if (store.renew(lease, WorkerSettings.LEASE)) {
      renewed = now;
    } else {
      signal.stop(StopReason.LEASE_LOST);
    }
  }

  /// A notice that comes again does no harm: the lease tells whose the work is.
  void renewNotice() {
    try {
      if (!queue.renew(delivery)) {
        LOG.debug("The notice of {} will come again", lease.deployment());
      }
    } catch (RuntimeException e) {
      LOG.warn("The notice of {} was not renewed", lease.deployment(), e);
    }
  }

  private void stopWhenCancelling() {
    Optional<Deployment> now = store.find(lease.deployment());
    if (now.isPresent() && now.get().state().phase() == Phase.CANCELLING) {
      signal.stop(StopReason.CANCELLED);
    }
  }

  private void stopWhenSurelyLost(Instant now) {
    if (Duration.between(renewed, now).compareTo(WorkerSettings.LEASE) >= 0) {
      signal.stop(StopReason.LEASE_LOST);
    }
  }
}
