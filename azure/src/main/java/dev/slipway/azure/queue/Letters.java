package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.models.SubQueue;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.ports.queue.DeadLetter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dead-letter queue of a queue. What is taken out of it is deferred first, since only that can
/// be asked for by its number.
final class Letters implements AutoCloseable {
  private static final int MAX_ROUNDS = 10;

  /// How many are counted at most.
  static final int MAX_COUNTED = 2_500;

  private final WaitingRoom room;
  private final Calls calls;
  private final LetterMessages messages = new LetterMessages();

  Letters(Bus bus, int window, Calls calls, InstantSource clock) {
    this.calls = calls;
    this.room =
        new WaitingRoom(
            bus,
            SubQueue.DEAD_LETTER_QUEUE,
            window,
            calls,
            _ -> Optional.empty(),
            (_, _) -> Optional.empty(),
            clock);
  }

  /// The oldest letters, one of each deployment: two processes that put notices of one deployment
  /// aside in the same moment leave two.
  List<DeadLetter> oldest(String tried, int limit) {
    Map<DeploymentId, DeadLetter> letters = new LinkedHashMap<>();
    List<ServiceBusReceivedMessage> page = room.peek(tried, 0);
    while (!page.isEmpty() && letters.size() < limit) {
      page.stream()
          .flatMap(message -> messages.read(message).stream())
          .forEach(letter -> letters.putIfAbsent(letter.notice().deployment(), letter));
      page = room.peek(tried, page.getLast().getSequenceNumber() + 1);
    }
    return letters.values().stream().limit(limit).toList();
  }

  /// How many messages were put aside, [#MAX_COUNTED] or a page more at most.
  int count(String tried) {
    int counted = 0;
    List<ServiceBusReceivedMessage> page = room.peek(tried, 0);
    while (!page.isEmpty() && counted < MAX_COUNTED) {
      counted += page.size();
      page = room.peek(tried, page.getLast().getSequenceNumber() + 1);
    }
    return counted;
  }

  Optional<DeadLetter> find(String tried, long number) {
    return room.find(tried, number).flatMap(messages::read);
  }

  boolean has(String tried, DeploymentId deployment) {
    return oldest(tried, Integer.MAX_VALUE).stream()
        .anyMatch(letter -> letter.notice().deployment().equals(deployment));
  }

  /// Takes the message of a number away; false when it is gone, or somebody else is taking it.
  boolean remove(String tried, long number) throws InterruptedException {
    Optional<ServiceBusReceivedMessage> message = room.call(tried, number);
    if (message.isEmpty() && isStillToBeTakenIn(tried, number)) {
      message = takeIn(tried, number);
    }
    return message.isPresent() && calls.settle(tried, room.desk().complete(message.get()));
  }

  private Optional<ServiceBusReceivedMessage> takeIn(String tried, long number)
      throws InterruptedException {
    try (Intake.Want _ = room.open()) {
      for (int i = 0; i < MAX_ROUNDS && isStillToBeTakenIn(tried, number); i++) {
        room.gather(tried);
      }
    }
    return room.call(tried, number);
  }

  private boolean isStillToBeTakenIn(String tried, long number) {
    return room.find(tried, number).filter(it -> !WaitingRoom.isDeferred(it)).isPresent();
  }

  @Override
  public void close() {
    room.close();
  }
}
