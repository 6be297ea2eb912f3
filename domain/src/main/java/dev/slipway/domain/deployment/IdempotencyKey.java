package dev.slipway.domain.deployment;

import dev.slipway.domain.source.Digest;

/// By what a repeated request is known to be the same one, as the draft of the header field
/// `Idempotency-Key` has it
/// (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/).
///
/// @param value the client's choice: 1 to 255 visible ASCII characters
/// @param request the digest of what was asked; another one under the same key is a mistake
public record IdempotencyKey(String value, Digest request) {
  private static final int MAX_LENGTH = 255;

  public IdempotencyKey {
    if (!isUsable(value)) {
      throw new IllegalArgumentException(
          "an idempotency key has 1 to %d visible ASCII characters".formatted(MAX_LENGTH));
    }
  }

  /// Whether a client may choose this.
  public static boolean isUsable(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.chars().allMatch(c -> c > ' ' && c <= '~');
  }
}
