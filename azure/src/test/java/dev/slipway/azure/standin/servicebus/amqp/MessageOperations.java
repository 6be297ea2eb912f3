package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage;
import dev.slipway.azure.standin.servicebus.queue.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;

/// What a management node does with messages.
final class MessageOperations {
  private static final int LOCK_LOST = 410;
  private static final int NOT_FOUND = 404;

  private final MessageQueue queue;

  MessageOperations(MessageQueue queue) {
    this.queue = queue;
  }

  Reply peek(Arguments arguments) {
    List<Map<String, Object>> messages =
        queue
            .peek(
                arguments.number("from-sequence-number"),
                (int) arguments.number("message-count"),
                arguments.text("session-id"))
            .stream()
            .map(MessageOperations::written)
            .toList();
    return messages.isEmpty() ? Reply.nothing() : Reply.ok(Map.of("messages", messages));
  }

  private static Map<String, Object> written(QueuedMessage message) {
    return Map.of("message", new Binary(OutgoingMessages.write(message)));
  }

  Reply renew(Arguments arguments) {
    List<Date> ends = new ArrayList<>();
    for (UUID token : arguments.tokens("lock-tokens")) {
      Optional<Instant> end = queue.renew(token);
      if (end.isEmpty()) {
        return lockLost();
      }
      ends.add(Date.from(end.get()));
    }
    return Reply.ok(Map.of("expirations", ends.toArray(Date[]::new)));
  }

  private static Reply lockLost() {
    return Reply.refused(LOCK_LOST, Conditions.MESSAGE_LOCK_LOST, "The lock supplied is invalid");
  }

  Reply schedule(Arguments arguments) {
    List<Long> numbers = new ArrayList<>();
    for (Object element : arguments.elements("messages")) {
      byte[] encoded = new Arguments((Map<?, ?>) element).bytes("message").orElseThrow();
      numbers.add(queue.send(IncomingMessages.read(encoded)).orElse(0));
    }
    return Reply.ok(Map.of("sequence-numbers", numbers.toArray(Long[]::new)));
  }

  Reply cancel(Arguments arguments) {
    boolean areAllGone = arguments.numbers("sequence-numbers").stream().allMatch(queue::cancel);
    return areAllGone ? Reply.ok(Map.of()) : notFound();
  }

  private static Reply notFound() {
    return Reply.refused(
        NOT_FOUND, Conditions.MESSAGE_NOT_FOUND, "There is no such message, or it is locked");
  }

  /// All of them or, when one is not there to be had, none.
  Reply receive(Arguments arguments) {
    List<QueuedMessage> received = new ArrayList<>();
    for (long number : arguments.numbers("sequence-numbers")) {
      Optional<QueuedMessage> message = queue.receiveDeferred(number);
      if (message.isEmpty()) {
        received.forEach(it -> queue.release(token(it)));
        return notFound();
      }
      received.add(message.get());
    }
    if (arguments.number("receiver-settle-mode") == 0) {
      received.forEach(it -> queue.settle(token(it), new Settlement.Complete()));
    }
    return Reply.ok(
        Map.of("messages", received.stream().map(MessageOperations::writtenLocked).toList()));
  }

  private static UUID token(QueuedMessage message) {
    return message.lock().map(QueuedMessage.Lock::token).orElseThrow();
  }

  private static Map<String, Object> writtenLocked(QueuedMessage message) {
    Map<String, Object> map = new LinkedHashMap<>(written(message));
    map.put("lock-token", token(message));
    return map;
  }

  Reply settle(Arguments arguments) {
    Optional<Settlement> settlement = settlement(arguments);
    if (settlement.isEmpty()) {
      return Reply.refused(400, "com.microsoft:argument-error", "No such disposition");
    }
    boolean areAllHeld =
        arguments.tokens("lock-tokens").stream()
            .allMatch(token -> queue.settle(token, settlement.get()));
    return areAllHeld ? Reply.ok(Map.of()) : lockLost();
  }

  private static Optional<Settlement> settlement(Arguments arguments) {
    Map<String, Object> changes = Outcomes.changes(arguments.value("properties-to-modify"));
    return switch (arguments.text("disposition-status").orElse("")) {
      case "completed" -> Optional.of(new Settlement.Complete());
      case "abandoned" -> Optional.of(new Settlement.Abandon(changes));
      case "defered" -> Optional.of(new Settlement.Defer(changes));
      case "suspended" -> {
        arguments
            .text("deadletter-reason")
            .ifPresent(reason -> changes.put("DeadLetterReason", reason));
        arguments
            .text("deadletter-description")
            .ifPresent(text -> changes.put("DeadLetterErrorDescription", text));
        yield Optional.of(new Settlement.DeadLetter(changes));
      }
      default -> Optional.empty();
    };
  }
}
