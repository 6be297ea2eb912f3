package dev.slipway.domain.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a webhook is signed with, as [Standard
/// Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md)
/// has it: `whsec_` and 24 to 64 bytes in Base64.
public record SigningSecret(Secret text) {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int OUR_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  public SigningSecret {
    if (key(text).isEmpty()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read the signing secret of a webhook",
              "It is not '%s' and %d to %d bytes in Base64"
                  .formatted(PREFIX, LEAST_BYTES, MOST_BYTES),
              "Leave it out, and a good one is made"));
    }
  }

  /// A fresh one.
  public static SigningSecret create(SecureRandom random) {
    byte[] key = new byte[OUR_BYTES];
    random.nextBytes(key);
    return new SigningSecret(Secret.of(PREFIX + Base64.getEncoder().encodeToString(key)));
  }

  /// The secret without what every one begins with, as a receiver may repeat it.
  public Secret bare() {
    return Secret.of(text.reveal().substring(PREFIX.length()));
  }

  /// The signature of a text: `v1,` and its HMAC-SHA256 in Base64.
  public String sign(String content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(text).orElseThrow(), ALGORITHM));
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static Optional<byte[]> key(Secret text) {
    if (!text.reveal().startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(text.reveal().substring(PREFIX.length()));
      return Optional.of(key)
          .filter(bytes -> bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
