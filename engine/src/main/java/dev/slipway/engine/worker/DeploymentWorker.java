package dev.slipway.engine.worker;

import dev.slipway.engine.execution.LogIds;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.DeploymentQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives notices and attends to their deployments, several at once.
public final class DeploymentWorker {
  private static final Logger LOG = LoggerFactory.getLogger(DeploymentWorker.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final DeploymentQueue queue;
  private final Attendance attendance;
  private final RunningWork work;
  private final int maxConcurrent;
  private final Semaphore free;
  private final Thread receiver;
  private volatile boolean open = true;

  public DeploymentWorker(
      DeploymentQueue queue, Attendance attendance, RunningWork work, WorkerSettings settings) {
    this.queue = queue;
    this.attendance = attendance;
    this.work = work;
    this.maxConcurrent = settings.maxConcurrent();
    this.free = new Semaphore(maxConcurrent);
    this.receiver = Thread.ofVirtual().name("deployment worker").unstarted(this::receive);
  }

  /// Begins to receive.
  public void start() {
    receiver.start();
  }

  /// Receives no more, stops what is under way so that another process can go on, and waits for it.
  /// Repeating it is harmless.
  public void stop() throws InterruptedException {
    open = false;
    receiver.interrupt();
    receiver.join();
    work.shutDown();
    if (free.tryAcquire(maxConcurrent, GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      free.release(maxConcurrent);
    } else {
      LOG.warn("Some deployments did not stop within {}; their leases will end", GRACE);
    }
  }

  private void receive() {
    while (open) {
      try {
        receiveOne();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("No notice was received; receiving goes on in a moment", e);
        if (!pause()) {
          return;
        }
      }
    }
  }

  private void receiveOne() throws InterruptedException {
    free.acquire();
    boolean handedOver = false;
    try {
      List<Delivery> deliveries = queue.receive(1, PATIENCE);
      if (!deliveries.isEmpty()) {
        Delivery delivery = deliveries.getFirst();
        Thread.ofVirtual()
            .name("deployment " + delivery.notice().deployment())
            .start(() -> attend(delivery));
        handedOver = true;
      }
    } finally {
      if (!handedOver) {
        free.release();
      }
    }
  }

  private void attend(Delivery delivery) {
    try (LogIds _ = LogIds.of(delivery.notice())) {
      attendOrLeave(delivery);
    } finally {
      free.release();
    }
  }

  private void attendOrLeave(Delivery delivery) {
    try {
      attendance.attend(delivery);
    } catch (RuntimeException e) {
      LOG.error("The notice of {} will come again", delivery.notice().deployment(), e);
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
