package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.models.SubQueue;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.Notice;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /// The oldest letters, one of each deployment, for each notice of a deployment that is put aside
  /// leaves a message.
  List<DeadLetter> oldest(String tried, int limit) {
    List<DeadLetter> letters = new ArrayList<>();
    Set<DeploymentId> deployments = new HashSet<>();
    List<ServiceBusReceivedMessage> page = room.peek(tried, 0);
    while (!page.isEmpty() && letters.size() < limit) {
      page.stream()
          .map(messages::read)
          .filter(
              letter -> letter.notice().map(Notice::deployment).map(deployments::add).orElse(true))
          .forEach(letters::add);
      page = room.peek(tried, page.getLast().getSequenceNumber() + 1);
    }
    return letters.stream().limit(limit).toList();
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
    return room.find(tried, number).map(messages::read);
  }

  /// Takes a letter away, with all messages of its deployment; false when it is gone, or somebody
  /// else is taking it. Should the process end in between, what is left of them is a letter still.
  boolean remove(String tried, long number) throws InterruptedException {
    Optional<ServiceBusReceivedMessage> removed = removeMessage(tried, number);
    Optional<DeploymentId> deployment =
        removed.map(messages::read).flatMap(DeadLetter::notice).map(Notice::deployment);
    if (deployment.isPresent()) {
      for (long other : numbersOf(tried, deployment.get())) {
        removeMessage(tried, other);
      }
    }
    return removed.isPresent();
  }

  private List<Long> numbersOf(String tried, DeploymentId deployment) {
    List<Long> numbers = new ArrayList<>();
    List<ServiceBusReceivedMessage> page = room.peek(tried, 0);
    while (!page.isEmpty()) {
      page.stream()
          .filter(message ->
              messages
                  .read(message)
                  .notice()
                  .map(Notice::deployment)
                  .equals(Optional.of(deployment)))
          .map(ServiceBusReceivedMessage::getSequenceNumber)
          .forEach(numbers::add);
      page = room.peek(tried, page.getLast().getSequenceNumber() + 1);
    }
    return numbers;
  }

  private Optional<ServiceBusReceivedMessage> removeMessage(String tried, long number)
      throws InterruptedException {
    Optional<ServiceBusReceivedMessage> message = room.call(tried, number);
    if (message.isEmpty() && isStillToBeTakenIn(tried, number)) {
      message = takeIn(tried, number);
    }
    return message.filter(it -> calls.settle(tried, room.desk().complete(it)));
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
