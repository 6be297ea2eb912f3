package dev.slipway.domain.webhook;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names what is delivered, the same in every try: receivers know by it what they have had.
///
/// @param value `msg_` and 32 hexadecimal digits
public record DeliveryId(String value) {
  private static final String PREFIX = "msg_";
  private static final int DIGITS = 32;
  private static final Pattern ALLOWED = Pattern.compile(PREFIX + "[0-9a-f]{%d}".formatted(DIGITS));

  public DeliveryId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.WEBHOOK_DELIVERY_NOT_FOUND,
              "Tried to find a delivery",
              "No delivery has an id of this form",
              "Use a deliveryId from the webhook's log"));
    }
  }

  /// That of an event, of which there is one for each deployment and webhook: however often it is
  /// planned, it is one delivery.
  public static DeliveryId of(WebhookId webhook, EventType event, DeploymentId deployment) {
    return ofDigest(Digest.of(String.join("\n", webhook.value(), event.id(), deployment.value())));
  }

  /// A fresh one.
  public static DeliveryId create(RandomGenerator random) {
    byte[] bytes = new byte[DIGITS];
    random.nextBytes(bytes);
    return ofDigest(Digest.of(bytes));
  }

  private static DeliveryId ofDigest(Digest digest) {
    return new DeliveryId(PREFIX + digest.hex().substring(0, DIGITS));
  }

  @Override
  public String toString() {
    return value;
  }
}
