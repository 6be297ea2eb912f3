package dev.slipway.embedded.webhook.call;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.embedded.runtime.http1.MalformedMessageException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// What can be in the way of a call.
final class CallProblems {
  private static final String TRIED = "Tried to call the receiver of a webhook";

  private CallProblems() {}

  static Problem outOfReach(WebhookUrl url) {
    return Problem.of(
            ProblemCode.WEBHOOK_URL_REFUSED,
            TRIED,
            "The host %s has an address that webhooks may not be delivered to"
                .formatted(url.host()),
            "Use a receiver on the public internet; whoever runs the service may allow private addresses with WEBHOOK_PRIVATE_ADDRESSES")
        .at(url.shown());
  }

  static Problem insecure(WebhookUrl url) {
    return Problem.of(
            ProblemCode.WEBHOOK_URL_REFUSED,
            TRIED,
            "What is sent with http can be read on the way",
            "Use https; http is for receivers that whoever runs the service has beside it")
        .at(url.shown());
  }

  static Problem unknownHost(WebhookUrl url) {
    return Problem.passing(
            ProblemCode.WEBHOOK_URL_REFUSED,
            TRIED,
            "The host %s was not found".formatted(url.host()),
            "Correct the host, or wait until its name is known")
        .at(url.shown());
  }

  static Problem late(WebhookUrl url, Duration patience) {
    return Problem.passing(
            ProblemCode.WEBHOOK_TIMEOUT,
            TRIED,
            "It did not answer within %d s".formatted(patience.toSeconds()),
            "Let the receiver answer first and work afterwards")
        .at(url.shown());
  }

  static Problem of(WebhookUrl url, IOException failure) {
    return switch (failure) {
      case UnknownHostException _ ->
          Problem.passing(
                  ProblemCode.WEBHOOK_UNREACHABLE,
                  TRIED,
                  "The host %s was not found".formatted(url.host()),
                  "Look whether its name is still right")
              .at(url.shown());
      case SSLException tls ->
          Problem.passing(
                  ProblemCode.WEBHOOK_TLS_FAILED,
                  TRIED,
                  "No secure connection came about: " + tls.getMessage(),
                  "Give the receiver a certificate for its name that is publicly trusted")
              .at(url.shown());
      case MalformedMessageException malformed ->
          unreachable(url, "Its answer is no HTTP: " + malformed.why());
      default -> unreachable(url, "The connection failed: " + failure.getMessage());
    };
  }

  private static Problem unreachable(WebhookUrl url, String why) {
    return Problem.passing(
            ProblemCode.WEBHOOK_UNREACHABLE, TRIED, why, "Look whether the receiver runs")
        .at(url.shown());
  }
}
