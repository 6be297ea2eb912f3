package dev.slipway.azure.queue;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.queue.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this process knows of the messages that wait: which can be called by their number, and
/// which are still on their way into the room. What it does not know or knows wrongly does no harm,
/// since calling a number tells. Many threads use it.
final class WaitingList {
  private static final OrganizationId NOBODY = new OrganizationId("unreadable");

  private final Map<Long, Waiting> callable = new HashMap<>();
  private final Map<Long, Instant> expected = new HashMap<>();
  private final Set<Long> awaited = new HashSet<>();
  private final Turns turns = new Turns();
  private long highest = -1;
  private long arrivals;
  private long news;

  /// A message that can be called.
  ///
  /// @param notice in it; empty for what is none, which takes turns under a key of its own
  /// @param since when it became due
  /// @param notBefore when calling it is worth trying
  record Waiting(long number, Optional<Notice> notice, Instant since, Instant notBefore) {
    Waiting notBefore(Instant instant) {
      return new Waiting(number, notice, since, instant);
    }

    OrganizationId key() {
      return notice.map(Notice::fairKey).orElse(NOBODY);
    }

    boolean isAbout(DeploymentId deployment) {
      return notice.filter(it -> it.deployment().equals(deployment)).isPresent();
    }
  }

  /// A message whose turn it is.
  record Call(Waiting waiting, long lastTurn) {
    long number() {
      return waiting.number();
    }
  }

  /// A message is in the room and can be called.
  synchronized void arrived(long number, Optional<Notice> notice, Instant since) {
    highest = Math.max(highest, number);
    expected.remove(number);
    awaited.remove(number);
    arrivals++;
    if (callable.putIfAbsent(number, new Waiting(number, notice, since, Instant.MIN)) == null) {
      wake();
    }
  }

  /// A message was seen that is about to be taken into the room, by this process or another one.
  synchronized void expect(long number, Instant since) {
    highest = Math.max(highest, number);
    if (!callable.containsKey(number) && expected.putIfAbsent(number, since) == null) {
      awaited.add(number);
    }
  }

  /// A message was seen that is not due.
  synchronized void passOver(long number) {
    highest = Math.max(highest, number);
  }

  /// From which number on there may be something that is not known.
  synchronized long unknownFrom() {
    return expected.keySet().stream().min(Comparator.naturalOrder()).orElse(highest + 1);
  }

  /// The numbers of all that is known from one on.
  synchronized Set<Long> numbersFrom(long number) {
    return Stream.concat(callable.keySet().stream(), expected.keySet().stream())
        .filter(known -> known >= number)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Forgets what is gone.
  synchronized void forget(Collection<Long> numbers) {
    numbers.forEach(callable::remove);
    numbers.forEach(expected::remove);
    numbers.forEach(awaited::remove);
  }

  /// The message whose turn it is; nobody else is given it before `until`.
  synchronized Optional<Call> next(Instant now, Instant until) {
    Optional<Waiting> next =
        callable.values().stream()
            .filter(waiting -> !waiting.notBefore().isAfter(now))
            .min(
                Comparator.<Waiting>comparingLong(waiting -> turns.last(waiting.key()))
                    .thenComparingLong(Waiting::number));
    return next.map(waiting -> {
      Call call = new Call(waiting, turns.last(waiting.key()));
      turns.serve(waiting.key());
      callable.put(waiting.number(), waiting.notBefore(until));
      return call;
    });
  }

  /// The message of a deployment that could be called now, so that nobody is known to have it.
  synchronized OptionalLong waitingFor(DeploymentId deployment, Instant now) {
    return callable.values().stream()
        .filter(waiting -> waiting.isAbout(deployment) && !waiting.notBefore().isAfter(now))
        .mapToLong(Waiting::number)
        .findFirst();
  }

  /// A call came to nothing; another one is worth trying then.
  synchronized void calledInVain(Call call, Instant again) {
    turns.takeBack(call.waiting().key(), call.lastTurn());
    postpone(call.number(), again);
  }

  /// A message cannot be called before then.
  synchronized void postpone(long number, Instant until) {
    Waiting waiting = callable.get(number);
    if (waiting != null) {
      callable.put(number, waiting.notBefore(until));
      if (until.isBefore(waiting.notBefore())) {
        wake();
      }
    }
  }

  /// When the next message can be called that cannot be called now.
  synchronized Optional<Instant> nextCall() {
    return callable.values().stream().map(Waiting::notBefore).min(Comparator.naturalOrder());
  }

  /// Since when the oldest waits of those that nobody in this process holds.
  synchronized Optional<Instant> oldest(Set<Long> held) {
    Stream<Instant> free =
        callable.values().stream()
            .filter(waiting -> !held.contains(waiting.number()))
            .map(Waiting::since);
    return Stream.concat(free, expected.values().stream()).min(Comparator.naturalOrder());
  }

  /// A mark to wait from.
  synchronized long news() {
    return news;
  }

  /// Waits until something can be called that could not be at the mark.
  synchronized void awaitNews(long mark, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (news == mark && end - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
    }
  }

  /// Waits for what is expected, since it may be its turn; no longer for what does not come.
  ///
  /// @param patience how long nothing need come
  /// @param limit how long it takes at most
  synchronized void awaitExpected(Duration patience, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long seen = arrivals;
    long quietEnd = System.nanoTime() + patience.toNanos();
    while (!awaited.isEmpty()) {
      long left = Math.min(quietEnd, end) - System.nanoTime();
      if (left <= 0) {
        awaited.clear();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      if (arrivals != seen) {
        seen = arrivals;
        quietEnd = System.nanoTime() + patience.toNanos();
      }
    }
  }

  /// Wakes whoever waits for news.
  synchronized void wake() {
    news++;
    notifyAll();
  }
}
