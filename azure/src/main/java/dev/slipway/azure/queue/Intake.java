package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.models.SubQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

/// Receives messages of a queue while somebody wants one, and has something done with each at once,
/// so that none stays locked by a process that has no time for it. Comes back by itself after a
/// failure.
final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Bus bus;
  private final SubQueue part;
  private final int window;
  private final Reception reception;
  private final InstantSource clock;
  private final AtomicInteger wanting = new AtomicInteger();
  private final Phaser underway = new Phaser(1);
  private Optional<Arrivals> arrivals = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private boolean isClosed;

  /// What is done with a message that was received.
  @FunctionalInterface
  interface Reception {
    Mono<Void> receive(ServiceBusReceiverAsyncClient receiver, ServiceBusReceivedMessage message);
  }

  /// @param window how many messages may be on their way at once
  Intake(Bus bus, SubQueue part, int window, Reception reception, InstantSource clock) {
    this.bus = bus;
    this.part = part;
    this.window = window;
    this.reception = reception;
    this.clock = clock;
  }

  /// As long as one of these is open, messages are taken in.
  interface Want extends AutoCloseable {
    @Override
    void close();
  }

  /// Begins to want messages.
  Want want() {
    wanting.incrementAndGet();
    topUp();
    return wanting::decrementAndGet;
  }

  /// Asks for messages, as many as the window has room for, anew if it was interrupted.
  synchronized void topUp() {
    if (isClosed || (arrivals.isEmpty() && clock.instant().isBefore(notBefore))) {
      return;
    }
    if (arrivals.isEmpty()) {
      ServiceBusReceiverAsyncClient receiver = bus.receiver(part);
      Arrivals fresh = new Arrivals(receiver);
      arrivals = Optional.of(fresh);
      receiver.receiveMessages().subscribe(fresh);
    }
    arrivals.ifPresent(Arrivals::topUp);
  }

  private synchronized void ended(Arrivals which) {
    if (arrivals.equals(Optional.of(which))) {
      arrivals = Optional.empty();
      notBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
    }
  }

  /// Receives no more, and waits for what is being done with messages that were received.
  @Override
  public void close() {
    if (stopAsking()) {
      awaitQuiet();
      stopReceiving();
    }
  }

  private synchronized boolean stopAsking() {
    boolean isFirst = !isClosed;
    isClosed = true;
    return isFirst;
  }

  private void awaitQuiet() {
    try {
      underway.awaitAdvanceInterruptibly(
          underway.arriveAndDeregister(), QUIET.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      LOG.warn("Some notices were not taken in within {}; they come again", QUIET);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stopReceiving() {
    arrivals.ifPresent(BaseSubscriber::cancel);
  }

  private final class Arrivals extends BaseSubscriber<ServiceBusReceivedMessage> {
    private final ServiceBusReceiverAsyncClient receiver;
    private int asked;

    Arrivals(ServiceBusReceiverAsyncClient receiver) {
      this.receiver = receiver;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {}

    /// Asks without the lock: what is asked may end this at once, in this thread.
    void topUp() {
      int more = room();
      if (more > 0) {
        request(more);
      }
    }

    private synchronized int room() {
      int more = asked <= window / 2 ? window - asked : 0;
      asked += more;
      return more;
    }

    @Override
    protected void hookOnNext(ServiceBusReceivedMessage message) {
      synchronized (this) {
        asked--;
      }
      if (wanting.get() > 0) {
        topUp();
      }
      underway.register();
      Mono.defer(() -> reception.receive(receiver, message))
          .doFinally(_ -> underway.arriveAndDeregister())
          .subscribe(
              _ -> {},
              failure ->
                  LOG.debug("Message {} was not taken in", message.getSequenceNumber(), failure));
    }

    @Override
    protected void hookOnError(Throwable failure) {
      LOG.warn("Receiving notices was interrupted and begins anew", failure);
      end();
    }

    @Override
    protected void hookOnComplete() {
      end();
    }

    private void end() {
      ended(this);
      bus.close(receiver);
    }
  }
}
