package dev.slipway.domain.project;

import java.util.Optional;
import java.util.regex.Pattern;

/// A secret that somebody else keeps and changes, and that a variable follows.
///
/// @param value `keyvault:payment-key`, the name in at most 127 letters, digits and hyphens
public record SecretOrigin(String value) {
  private static final String SCHEME = "keyvault:";
  private static final Pattern FORM = Pattern.compile("keyvault:[0-9A-Za-z-]{1,127}");

  public SecretOrigin {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is no origin of a secret".formatted(value));
    }
  }

  /// The origin that a text is; empty when it is anything else.
  public static Optional<SecretOrigin> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SecretOrigin(text)) : Optional.empty();
  }

  /// What it is called there.
  public String name() {
    return value.substring(SCHEME.length());
  }

  @Override
  public String toString() {
    return value;
  }
}
