package dev.slipway.domain.access;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The public part of an access key, by which it is found: `k3f9x0a1b2c4`.
///
/// @param value 12 lower-case letters and digits
public record KeyId(String value) {
  public static final int LENGTH = 12;

  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final Pattern ALLOWED = Pattern.compile("[0-9a-z]{%d}".formatted(LENGTH));

  public KeyId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.KEY_NOT_FOUND,
              "Tried to find an access key",
              "No key has an id of this form",
              "Use the keyId that making the key answered, or GET /keys"));
    }
  }

  /// A fresh one.
  public static KeyId create(RandomGenerator random) {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new KeyId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
