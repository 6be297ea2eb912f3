package dev.slipway.domain.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names a webhook: `wh_k3f9x0a1b2c4`.
///
/// @param value `wh_` and 12 lower-case letters and digits
public record WebhookId(String value) {
  private static final String PREFIX = "wh_";
  private static final int LENGTH = 12;
  private static final Pattern ALLOWED = Pattern.compile(PREFIX + "[0-9a-z]{%d}".formatted(LENGTH));

  public WebhookId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.WEBHOOK_NOT_FOUND,
              "Tried to find a webhook",
              "No webhook has an id of this form",
              "Use the webhookId that adding it answered, or list the project's webhooks"));
    }
  }

  /// A fresh one.
  public static WebhookId create(RandomGenerator random) {
    StringBuilder id = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      id.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
    }
    return new WebhookId(id.toString());
  }

  /// The part behind the prefix, in capitals.
  String capitals() {
    return value.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
