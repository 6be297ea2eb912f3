package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.azure.messaging.servicebus.models.SubQueue;
import dev.slipway.azure.queue.HeldNotices.Held;
import dev.slipway.azure.queue.MessageCount.Counts;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.queue.QueueDepth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

/// Notices on a queue of Service Bus, called in turn from its [WaitingRoom].
public final class ServiceBusDeploymentQueue implements DeploymentQueue, AutoCloseable {
  private static final String SENDING = "Tried to send a notice";
  private static final String RECEIVING = "Tried to receive notices";
  private static final String SETTLING = "Tried to settle a notice";
  private static final String COUNTING = "Tried to look at the queue";

  /// How long a receiver waits before it asks for what other processes left.
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final DeadLetterOptions UNREADABLE =
      new DeadLetterOptions()
          .setDeadLetterReason("UNREADABLE_NOTICE")
          .setDeadLetterErrorDescription("No notice that this service could read");

  private final ServiceBusConnection connection;
  private final Calls calls;
  private final InstantSource clock;
  private final ServiceClock serviceClock;
  private final RandomGenerator random;
  private final ServiceBusSenderAsyncClient sender;
  private final WaitingRoom room;
  private final NoticeMessages messages = new NoticeMessages();
  private final LetterMessages letters = new LetterMessages();
  private final HeldNotices held = new HeldNotices();
  private final MessageCount count;
  private volatile boolean isClosed;

  private ServiceBusDeploymentQueue(ServiceBusConnection connection, RandomGenerator random) {
    this.connection = connection;
    this.calls = connection.calls();
    this.clock = connection.clock();
    this.serviceClock = new ServiceClock(clock);
    this.random = random;
    this.sender = connection.bus().sender();
    this.count = new MessageCount(connection);
    this.room =
        new WaitingRoom(
            connection.bus(),
            SubQueue.NONE,
            connection.settings().intake(),
            calls,
            messages::read,
            this::refusal,
            clock);
  }

  /// The queue of a connection, with the links that the first notice would have to wait for.
  public static ServiceBusDeploymentQueue open(
      ServiceBusConnection connection, RandomGenerator random) {
    ServiceBusDeploymentQueue queue = new ServiceBusDeploymentQueue(connection, random);
    queue.calls.await(SENDING, queue.sender.createMessageBatch());
    queue.room.look(RECEIVING, 0);
    return queue;
  }

  private Optional<Mono<Void>> refusal(
      ServiceBusReceiverAsyncClient receiver, ServiceBusReceivedMessage message) {
    return messages.read(message).isPresent()
        ? Optional.empty()
        : Optional.of(receiver.deadLetter(message, UNREADABLE));
  }

  /// The id is made once, so that the queue knows the message again when the SDK sends it twice. A
  /// deployment that merely waits for its turn gets no second message, however often somebody finds
  /// it unattended.
  @Override
  public void send(Notice notice, Duration delay) {
    if (!room.isWaiting(SENDING, notice.deployment())) {
      String id = "%s.%016x".formatted(notice.deployment(), random.nextLong());
      send(SENDING, messages.write(notice, id, 0), delay);
    }
  }

  private void send(String tried, ServiceBusMessage message, Duration delay) {
    if (delay.isPositive()) {
      message.setScheduledEnqueueTime(serviceClock.instant().plus(delay).atOffset(ZoneOffset.UTC));
    }
    calls.await(tried, sender.sendMessage(message));
  }

  @Override
  public List<Delivery> receive(int max, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try (Intake.Want _ = room.open()) {
      while (!isClosed && !Thread.currentThread().isInterrupted()) {
        long mark = room.list().news();
        List<Delivery> taken = take(max);
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!taken.isEmpty() || !left.isPositive()) {
          return taken;
        }
        room.list().awaitNews(mark, pause(left));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private Duration pause(Duration left) {
    Duration untilNext =
        room.list()
            .nextCall()
            .map(next -> Duration.between(clock.instant(), next))
            .filter(Duration::isPositive)
            .orElse(LOOK_AGAIN);
    return List.of(left, untilNext, LOOK_AGAIN).stream().min(Duration::compareTo).orElse(left);
  }

  private List<Delivery> take(int max) throws InterruptedException {
    room.gather(RECEIVING);
    List<Delivery> taken = new ArrayList<>();
    try {
      Optional<ServiceBusReceivedMessage> next = callNext();
      while (next.isPresent()) {
        deliver(next.get()).ifPresent(taken::add);
        next = taken.size() < max ? callNext() : Optional.empty();
      }
    } catch (SlipwayException e) {
      if (taken.isEmpty()) {
        throw e;
      }
    }
    return taken;
  }

  private Optional<ServiceBusReceivedMessage> callNext() {
    return room.callNext(RECEIVING, connection.settings().lock());
  }

  private Optional<Delivery> deliver(ServiceBusReceivedMessage message) {
    Optional<Notice> notice = messages.read(message);
    if (notice.isEmpty()) {
      calls.settle(RECEIVING, room.desk().deadLetter(message, UNREADABLE));
    }
    Instant now = clock.instant();
    return notice.map(
        it -> held.hold(message, it, messages.deliveries(message), now, lockEnd(now)));
  }

  @Override
  public boolean renew(Delivery delivery) {
    return held.find(delivery).map(this::renew).orElse(false);
  }

  private boolean renew(Held delivery) {
    boolean isRenewed =
        calls.settle(
            SETTLING,
            room.desk()
                .renewMessageLock(delivery.message())
                .doOnNext(
                    end -> serviceClock.told(end.toInstant().minus(connection.settings().lock())))
                .then());
    if (isRenewed) {
      Instant end = lockEnd(clock.instant());
      held.renewed(delivery, end);
      room.list().postpone(delivery.number(), end);
    } else {
      held.letGo(delivery);
    }
    return isRenewed;
  }

  /// By the clock of this process, which need not agree with that of the service.
  private Instant lockEnd(Instant now) {
    return now.plus(connection.settings().lock());
  }

  @Override
  public void complete(Delivery delivery) {
    held.find(delivery).ifPresent(this::complete);
  }

  private void complete(Held delivery) {
    if (calls.settle(SETTLING, room.desk().complete(delivery.message()))) {
      room.list().forget(Set.of(delivery.number()));
    }
    held.letGo(delivery);
  }

  /// Nothing is lost when the process dies in between: the new message is sent before the old one
  /// is completed. A new one it is also without a delay, because whoever waits hears of it at once.
  /// Its id tells which delivery of which message was handed back, so that it is there once however
  /// often this is tried. The delay begins at the time of the service, which renewing the lock
  /// told.
  @Override
  public void retryLater(Delivery delivery, Duration delay) {
    Optional<Held> known = held.find(delivery).filter(this::renew);
    if (known.isPresent()) {
      String id =
          "%s.%d.%d"
              .formatted(
                  delivery.notice().deployment().value(), known.get().number(), delivery.count());
      send(SETTLING, messages.write(delivery.notice(), id, delivery.count()), delay);
      complete(known.get());
    }
  }

  /// A second notice of a deployment leaves a second message, which counts as nothing more than the
  /// first when letters are listed or discarded.
  @Override
  public void deadLetter(Delivery delivery, Problem reason) {
    held.find(delivery)
        .ifPresent(
            known -> putAside(known, letters.write(reason, delivery.count(), clock.instant())));
  }

  private void putAside(Held delivery, DeadLetterOptions letter) {
    if (calls.settle(SETTLING, room.desk().deadLetter(delivery.message(), letter))) {
      room.list().forget(Set.of(delivery.number()));
    }
    held.letGo(delivery);
  }

  @Override
  public Set<DeploymentId> noticed() {
    Set<DeploymentId> noticed = new HashSet<>();
    room.each(
        COUNTING,
        message -> messages.read(message).map(Notice::deployment).ifPresent(noticed::add));
    return noticed;
  }

  /// What other processes hold counts as waiting: the queue does not tell it apart.
  @Override
  public QueueDepth depth() {
    Counts counts = count.count(COUNTING, room.look(COUNTING, 0));
    Set<Long> holding = held.numbers(clock.instant());
    Optional<Duration> oldest =
        room.list()
            .oldest(holding)
            .map(since -> Duration.between(since, serviceClock.instant()))
            .map(age -> age.isNegative() ? Duration.ZERO : age);
    return new QueueDepth(
        Math.max(0, counts.notices() - holding.size()), holding.size(), counts.letters(), oldest);
  }

  /// Receives no more. What this process holds can be settled until the connection is closed; what
  /// is not settled by then is delivered again when its lock ends.
  @Override
  public void close() {
    isClosed = true;
    room.close();
  }
}
