package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.access.Right;
import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.message.Message;

/// The node of a queue that carries out what is no sending or receiving.
final class ManagementNode implements RequestNode {
  private final Service service;
  private final Predicate<Right> isAllowed;
  private final MessageOperations messages;
  private final SessionOperations sessions;

  ManagementNode(MessageQueue queue, Service service, Predicate<Right> isAllowed) {
    this.service = service;
    this.isAllowed = isAllowed;
    this.messages = new MessageOperations(queue);
    this.sessions = new SessionOperations(queue, service.clock());
  }

  @Override
  public Optional<Reply> answer(Message request) {
    String operation =
        String.valueOf(request.getApplicationProperties().getValue().get("operation"));
    Optional<String> refusal = service.faults().nextRequestRefusal();
    if (refusal.isPresent()) {
      return Optional.of(Reply.refused(503, refusal.get(), "Refused on purpose"));
    }
    if (!isAllowed.test(needed(operation))) {
      return Optional.of(
          Reply.refused(401, Conditions.UNAUTHORIZED, "The token does not allow it"));
    }
    Reply reply = carryOut(operation, new Arguments(body(request)));
    boolean isAnswered =
        !operation.equals("com.microsoft:update-disposition")
            || service.faults().isNextSettlementAnswered();
    return isAnswered ? Optional.of(reply) : Optional.empty();
  }

  private static Right needed(String operation) {
    return operation.contains("schedule") ? Right.SEND : Right.LISTEN;
  }

  private Reply carryOut(String operation, Arguments arguments) {
    return switch (operation) {
      case "com.microsoft:peek-message" -> messages.peek(arguments);
      case "com.microsoft:renew-lock" -> messages.renew(arguments);
      case "com.microsoft:schedule-message" -> messages.schedule(arguments);
      case "com.microsoft:cancel-scheduled-message" -> messages.cancel(arguments);
      case "com.microsoft:receive-by-sequence-number" -> messages.receive(arguments);
      case "com.microsoft:update-disposition" -> messages.settle(arguments);
      case "com.microsoft:renew-session-lock" -> sessions.renew(arguments);
      case "com.microsoft:get-session-state" -> sessions.state(arguments);
      case "com.microsoft:set-session-state" -> sessions.leaveState(arguments);
      default -> Reply.refused(501, Conditions.NOT_IMPLEMENTED, "Unknown: " + operation);
    };
  }

  private static Map<?, ?> body(Message request) {
    return request.getBody() instanceof AmqpValue value && value.getValue() instanceof Map<?, ?> map
        ? map
        : Map.of();
  }
}
