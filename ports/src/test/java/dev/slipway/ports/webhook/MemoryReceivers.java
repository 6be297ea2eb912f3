package dev.slipway.ports.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.WebhookUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Receivers in memory; those whose URL is `http` are on this machine. They take everything, unless
/// they are told what to answer.
public final class MemoryReceivers implements WebhookCalls {
  private final List<WebhookCall> received = new CopyOnWriteArrayList<>();
  private final Map<WebhookUrl, CallResult> answers = new HashMap<>();

  /// What this receiver answers from now on.
  public synchronized void answer(WebhookUrl url, CallResult result) {
    answers.put(url, result);
  }

  /// What came, in order.
  public List<WebhookCall> received() {
    return received;
  }

  @Override
  public void check(WebhookUrl url, Reach reach) {
    if (!isWithin(url, reach)) {
      throw new SlipwayException(outOfReach());
    }
  }

  @Override
  public CallResult call(WebhookCall call) {
    if (!isWithin(call.url(), call.reach())) {
      return new CallResult.Unanswered(outOfReach());
    }
    received.add(call);
    synchronized (this) {
      return switch (answers.getOrDefault(call.url(), taken())) {
        case CallResult.Answered(int status, var retryAfter, String body) ->
            new CallResult.Answered(
                status, retryAfter, body.substring(0, Math.min(body.length(), MAX_EXCERPT)));
        case CallResult.Unanswered unanswered -> unanswered;
      };
    }
  }

  private static boolean isWithin(WebhookUrl url, Reach reach) {
    return url.isSecure() || reach == Reach.PRIVATE;
  }

  private static CallResult taken() {
    return new CallResult.Answered(204, Optional.empty(), "");
  }

  private static Problem outOfReach() {
    return Problem.of(
        ProblemCode.WEBHOOK_URL_REFUSED, "Tried to call", "It is on this machine", "Move it");
  }
}
