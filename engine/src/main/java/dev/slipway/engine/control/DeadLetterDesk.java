package dev.slipway.engine.control;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.queue.Notice;
import java.util.List;

/// What an operator does with notices that were put aside.
public final class DeadLetterDesk {
  private final DeadLetters deadLetters;
  private final RetryDeployment retry;

  public DeadLetterDesk(DeadLetters deadLetters, RetryDeployment retry) {
    this.deadLetters = deadLetters;
    this.retry = retry;
  }

  /// The oldest ones.
  public List<DeadLetter> peek(int limit) {
    return deadLetters.peek(limit);
  }

  /// Asks again for what the letter's deployment asked for, then takes the letter away. Should the
  /// process end between the two, the letter stays and a second replay makes a second deployment:
  /// asking twice is better than losing one.
  public Deployment replay(String id, Requester by) {
    DeadLetter letter = deadLetters.find(id).orElseThrow(() -> notFound(id));
    Notice notice = letter.notice().orElseThrow(() -> unreadable(id));
    Deployment deployment = retry.retry(notice.deployment(), by);
    deadLetters.discard(id);
    return deployment;
  }

  /// Takes the letter away for good.
  public void discard(String id) {
    if (!deadLetters.discard(id)) {
      throw notFound(id);
    }
  }

  private static SlipwayException unreadable(String id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.DEAD_LETTER_UNREADABLE,
                "Tried to replay a dead letter",
                "It names no deployment: what was put aside is no notice that Slipway could read",
                "Discard it: DELETE /status/queue/dead-letters/" + id)
            .at(id));
  }

  private static SlipwayException notFound(String id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.DEAD_LETTER_NOT_FOUND,
                "Tried to find a dead letter",
                "There is none with this id (any more)",
                "GET /status/queue/dead-letters lists those that are there")
            .at(id.length() <= 80 ? id : id.substring(0, 80)));
  }
}
