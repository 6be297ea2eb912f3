package dev.slipway.engine.access;

import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.source.Digest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key as its owner has it: `slipkey_k3f9x0a1b2c4_` and 256 random bits.
///
/// @param secret of the random part
record KeyText(KeyId id, Digest secret) {
  private static final String PREFIX = "slipkey_";
  private static final int SECRET_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "([0-9a-z]{%d})_([A-Za-z0-9_-]{43})".formatted(KeyId.LENGTH));

  /// The parts of a key; empty for anything else.
  static Optional<KeyText> parse(String token) {
    Matcher form = FORM.matcher(token);
    return form.matches()
        ? Optional.of(new KeyText(new KeyId(form.group(1)), Digest.of(form.group(2))))
        : Optional.empty();
  }

  /// The text of a new key with this id.
  static Secret create(KeyId id, SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Secret.of(
        PREFIX + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
