package dev.slipway.domain.access;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who asks, as limits and the audit log name them: `key:k3f9x0a1b2c4`, `subject:248289761001`,
/// `machine` or `anyone`.
///
/// @param value 1 to [#MAX_LENGTH] visible ASCII characters
public record CallerId(String value) {
  public static final int MAX_LENGTH = 200;

  private static final Pattern ALLOWED =
      Pattern.compile("[\\x21-\\x7e]{1,%d}".formatted(MAX_LENGTH));

  /// Who has the token that the service made for its own machine.
  public static final CallerId MACHINE = new CallerId("machine");

  /// Everybody, where nobody has to prove who they are.
  public static final CallerId ANYONE = new CallerId("anyone");

  /// The service itself, for what nobody asked it to do just then.
  public static final CallerId SERVICE = new CallerId("service");

  private static final String KEY = "key:";
  private static final String SUBJECT = "subject:";

  public CallerId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("a caller's id is short and visible");
    }
  }

  /// Who has that key.
  public static CallerId of(KeyId key) {
    return new CallerId(KEY + key);
  }

  /// Whom an issuer of tokens vouches for; empty when the name is not one that can be kept.
  public static Optional<CallerId> ofSubject(String subject) {
    String value = SUBJECT + subject;
    return subject.isEmpty() || !ALLOWED.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(new CallerId(value));
  }

  /// The key, if it is by one that they are known.
  public Optional<KeyId> key() {
    return value.startsWith(KEY)
        ? Optional.of(new KeyId(value.substring(KEY.length())))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
