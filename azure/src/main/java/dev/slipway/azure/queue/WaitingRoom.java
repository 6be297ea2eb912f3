package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import com.azure.messaging.servicebus.models.SubQueue;
import dev.slipway.azure.queue.WaitingList.Call;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.ports.queue.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/// The deferred messages of a queue. A queue hands its messages out in the order in which they
/// came; the deferred ones among them it hands to whoever asks for a number. So every message is
/// deferred on its arrival, by the process that happens to receive it, and called by its number
/// when it is its turn, by whichever process has room for it.
final class WaitingRoom implements AutoCloseable {
  private static final int PAGE = 250;

  /// How many messages one look reads at most.
  static final int MAX_SEEN = 20_000;

  /// How long it is worth waiting for the next one of those that were seen on their way in.
  private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

  /// How long it is worth waiting for all of them.
  private static final Duration ALL_ON_THEIR_WAY = Duration.ofSeconds(3);

  /// How often all that waits is looked at, for what other processes took in or left behind.
  private static final Duration BETWEEN_LOOKS_AT_ALL = Duration.ofSeconds(5);

  /// A message that somebody else has is called again after this part of the time of a lock.
  private static final int CALLS_IN_A_LOCK = 4;

  private final ServiceBusReceiverAsyncClient desk;
  private final Calls calls;
  private final Intake intake;
  private final Function<ServiceBusReceivedMessage, Optional<Notice>> noticeIn;
  private final InstantSource clock;
  private final WaitingList list = new WaitingList();
  private final Object looking = new Object();
  private volatile Instant lastLookAtAll = Instant.MIN;

  /// @param part of the queue
  /// @param window how many messages may be on their way at once
  /// @param refuse what is done with a message instead of taking it in; empty to take it in
  WaitingRoom(
      Bus bus,
      SubQueue part,
      int window,
      Calls calls,
      Function<ServiceBusReceivedMessage, Optional<Notice>> noticeIn,
      Refusal refuse,
      InstantSource clock) {
    this.desk = bus.receiver(part);
    this.calls = calls;
    this.noticeIn = noticeIn;
    this.clock = clock;
    this.intake =
        new Intake(
            bus,
            part,
            window,
            (receiver, message) ->
                refuse
                    .of(receiver, message)
                    .orElseGet(() ->
                        receiver.defer(message).then(Mono.fromRunnable(() -> arrived(message)))),
            clock);
  }

  /// Messages that are not taken in.
  @FunctionalInterface
  interface Refusal {
    Optional<Mono<Void>> of(
        ServiceBusReceiverAsyncClient receiver, ServiceBusReceivedMessage message);
  }

  private void arrived(ServiceBusReceivedMessage message) {
    list.arrived(
        message.getSequenceNumber(),
        noticeIn.apply(message),
        message.getEnqueuedTime().toInstant());
  }

  /// With what a called message is settled.
  ServiceBusReceiverAsyncClient desk() {
    return desk;
  }

  WaitingList list() {
    return list;
  }

  /// Takes messages in until it is closed.
  Intake.Want open() {
    return intake.want();
  }

  /// Makes sure that what was sent before is known, and waits a moment for what is on its way in.
  void gather(String tried) throws InterruptedException {
    intake.topUp();
    boolean isTimeForAll = !clock.instant().isBefore(lastLookAtAll.plus(BETWEEN_LOOKS_AT_ALL));
    look(tried, isTimeForAll ? 0 : list.unknownFrom());
    list.awaitExpected(ON_ITS_WAY, ALL_ON_THEIR_WAY);
  }

  /// Looks at all messages from a number on, and answers how many it saw.
  int look(String tried, long from) {
    synchronized (looking) {
      Set<Long> known = list.numbersFrom(from);
      Set<Long> gone = new HashSet<>(known);
      AtomicInteger seen = new AtomicInteger();
      boolean areAllSeen =
          each(
              tried,
              from,
              message -> {
                saw(message);
                seen.incrementAndGet();
                gone.remove(message.getSequenceNumber());
              });
      if (areAllSeen) {
        list.forget(gone);
      }
      if (from == 0) {
        lastLookAtAll = clock.instant();
      }
      return seen.get();
    }
  }

  /// Looks at all messages, and remembers none.
  void each(String tried, Consumer<ServiceBusReceivedMessage> look) {
    each(tried, 0, look);
  }

  /// Whether these were all from that number on.
  private boolean each(String tried, long from, Consumer<ServiceBusReceivedMessage> look) {
    List<ServiceBusReceivedMessage> page = peek(tried, from);
    int seen = 0;
    while (!page.isEmpty() && seen < MAX_SEEN) {
      page.forEach(look);
      seen += page.size();
      page = peek(tried, page.getLast().getSequenceNumber() + 1);
    }
    return page.isEmpty();
  }

  private void saw(ServiceBusReceivedMessage message) {
    long number = message.getSequenceNumber();
    if (isDeferred(message)) {
      arrived(message);
    } else if (message.getState() == ServiceBusMessageState.SCHEDULED) {
      list.passOver(number);
    } else {
      list.expect(number, message.getEnqueuedTime().toInstant());
    }
  }

  static boolean isDeferred(ServiceBusReceivedMessage message) {
    return message.getState() == ServiceBusMessageState.DEFERRED;
  }

  List<ServiceBusReceivedMessage> peek(String tried, long from) {
    return calls.await(tried, desk.peekMessages(PAGE, from).collectList()).orElse(List.of());
  }

  /// The message of a number, whatever its state; empty when there is none.
  Optional<ServiceBusReceivedMessage> find(String tried, long number) {
    return calls
        .await(tried, desk.peekMessage(number))
        .filter(message -> message.getSequenceNumber() == number);
  }

  /// Whether a message of this deployment waits for its turn. What this process knows of may be
  /// gone by now, so the queue is asked.
  boolean isWaiting(String tried, DeploymentId deployment) {
    OptionalLong number = list.waitingFor(deployment, clock.instant());
    return number.isPresent() && find(tried, number.getAsLong()).isPresent();
  }

  /// The message whose turn it is, locked; empty when none can be had now.
  Optional<ServiceBusReceivedMessage> callNext(String tried, Duration lock) {
    Instant now = clock.instant();
    Optional<Call> call = list.next(now, now.plus(lock));
    while (call.isPresent()) {
      Optional<ServiceBusReceivedMessage> message = call(tried, call.get(), lock);
      if (message.isPresent()) {
        return message;
      }
      call = list.next(now, now.plus(lock));
    }
    return Optional.empty();
  }

  private Optional<ServiceBusReceivedMessage> call(String tried, Call call, Duration lock) {
    boolean isAnswered = false;
    try {
      Optional<ServiceBusReceivedMessage> message = call(tried, call.number());
      if (message.isEmpty()) {
        calledInVain(tried, call, lock);
      }
      isAnswered = true;
      return message;
    } finally {
      if (!isAnswered) {
        list.calledInVain(call, clock.instant().plus(lock.dividedBy(CALLS_IN_A_LOCK)));
      }
    }
  }

  private void calledInVain(String tried, Call call, Duration lock) {
    list.calledInVain(call, clock.instant().plus(lock.dividedBy(CALLS_IN_A_LOCK)));
    if (find(tried, call.number()).isEmpty()) {
      list.forget(Set.of(call.number()));
    }
  }

  /// Locks the message of a number; empty when it is gone, or somebody has it, or it is not
  /// deferred.
  Optional<ServiceBusReceivedMessage> call(String tried, long number) {
    return calls.await(
        tried,
        desk.receiveDeferredMessages(List.of(number))
            .next()
            .onErrorResume(ServiceBusFailures::isLockLost, _ -> Mono.empty()));
  }

  @Override
  public void close() {
    intake.close();
    list.wake();
  }
}
