package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import dev.slipway.documents.Documents;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Dead letters as messages: the problem's code is the reason, the problem itself, as JSON, the
/// description.
final class LetterMessages {
  /// The service refuses longer reasons and descriptions.
  private static final int MAX_BYTES = 4096;

  private static final int MAX_TEXT = 400;
  private static final String DELIVERIES = "slipway-put-aside-after";
  private static final String AT = "slipway-put-aside-at";

  private final NoticeMessages notices = new NoticeMessages();
  private final Documents documents = new Documents();

  DeadLetterOptions write(Problem reason, int deliveries, Instant now) {
    return new DeadLetterOptions()
        .setDeadLetterReason(reason.code().name())
        .setDeadLetterErrorDescription(bounded(reason))
        .setPropertiesToModify(Map.of(DELIVERIES, deliveries, AT, now.toEpochMilli()));
  }

  /// As much of the problem as there is room for: first the evidence goes, then long texts are cut.
  private String bounded(Problem problem) {
    String json = documents.toJson(problem);
    List<String> evidence = problem.evidence();
    while (bytes(json) > MAX_BYTES && !evidence.isEmpty()) {
      evidence = evidence.subList((evidence.size() + 1) / 2, evidence.size());
      json = documents.toJson(problem.withEvidence(evidence));
    }
    return bytes(json) > MAX_BYTES
        ? documents.toJson(
            new Problem(
                problem.code(),
                cut(problem.tried()),
                cut(problem.where()),
                cut(problem.why()),
                cut(problem.fix()),
                problem.retryable(),
                List.of()))
        : json;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_TEXT - 1))) + "…";
  }

  DeadLetter read(ServiceBusReceivedMessage message) {
    Optional<Notice> notice = notices.read(message);
    return new DeadLetter(
        Long.toString(message.getSequenceNumber()),
        notice,
        notice.isPresent() ? reason(message) : unreadable(message),
        deliveries(message),
        at(message));
  }

  /// The problem, or what Service Bus itself put a message aside for.
  private Problem reason(ServiceBusReceivedMessage message) {
    try {
      return documents.readProblem(description(message));
    } catch (SlipwayException _) {
      return Problem.of(
          ProblemCode.INTERNAL_ERROR,
          "Tried to deliver a notice",
          why(message),
          "Look at the service's log for what went wrong then, and replay the letter");
    }
  }

  private static Problem unreadable(ServiceBusReceivedMessage message) {
    return Problem.of(
        ProblemCode.DEAD_LETTER_UNREADABLE,
        "Tried to read a notice",
        why(message),
        "Discard the letter, and look for who else sends to the queue");
  }

  /// What whoever put it aside wrote, which need not have been Slipway.
  private static String why(ServiceBusReceivedMessage message) {
    return cut("%s: %s".formatted(message.getDeadLetterReason(), description(message)));
  }

  private static String description(ServiceBusReceivedMessage message) {
    return Objects.toString(message.getDeadLetterErrorDescription(), "");
  }

  private int deliveries(ServiceBusReceivedMessage message) {
    return message.getApplicationProperties().get(DELIVERIES) instanceof Integer count
        ? count
        : notices.deliveries(message) - 1;
  }

  private static Instant at(ServiceBusReceivedMessage message) {
    return message.getApplicationProperties().get(AT) instanceof Long millis
        ? Instant.ofEpochMilli(millis)
        : message.getEnqueuedTime().toInstant();
  }
}
