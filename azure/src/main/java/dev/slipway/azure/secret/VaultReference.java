package dev.slipway.azure.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value of the configuration that stands for a secret in the vault: `keyvault:cosmos-key`, or
/// one version of it, `keyvault:cosmos-key/6f0c…`.
///
/// @param version as the vault names it; empty for the latest, which may change
public record VaultReference(String name, String version) {
  private static final String SCHEME = "keyvault:";
  private static final Pattern FORM =
      Pattern.compile("keyvault:([0-9A-Za-z-]{1,127})(?:/([0-9a-f]{32}))?");

  public VaultReference {
    if (!FORM.matcher(text(name, version)).matches()) {
      throw new IllegalArgumentException("'%s' is no reference".formatted(text(name, version)));
    }
  }

  /// The reference that a value is; empty when it is a value of its own. Throws
  /// `CONFIGURATION_INVALID` when it begins like one and is none.
  public static Optional<VaultReference> parse(String value) {
    if (!value.startsWith(SCHEME)) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CONFIGURATION_INVALID,
              "Tried to read a reference to Key Vault",
              "'%s' is none".formatted(value.length() <= 200 ? value : value.substring(0, 200)),
              "Write keyvault:NAME or keyvault:NAME/VERSION, the name in letters, digits and"
                  + " hyphens"));
    }
    return Optional.of(
        new VaultReference(matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse("")));
  }

  /// Where the value is instead, when the vault does not have it: `COSMOS_KEY`.
  public String variable() {
    return name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String text(String name, String version) {
    return SCHEME + name + (version.isEmpty() ? "" : "/" + version);
  }

  @Override
  public String toString() {
    return text(name, version);
  }
}
