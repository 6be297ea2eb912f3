package dev.slipway.server.configuration;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the settings are set to, and what is wrong with it.
final class Values {
  private final Map<String, String> texts;
  private final SecretValues secrets;
  private final List<String> mistakes = new ArrayList<>();

  /// @param texts what is set, by the names of the settings
  /// @param secrets what texts that name a secret stand for
  Values(Map<String, String> texts, SecretValues secrets) {
    this.texts = texts;
    this.secrets = secrets;
  }

  /// The value, or what holds unless it is set, when it is a mistake.
  <T> T of(Setting<T> setting) {
    String text = texts.getOrDefault(setting.name(), setting.fallback());
    Optional<String> reference = SecretValues.reference(text);
    try {
      return setting.parse(reference.map(name -> secret(setting, name)).orElse(text));
    } catch (IllegalArgumentException _) {
      boolean isHidden = setting.isSecret() || reference.isPresent();
      mistake(
          setting,
          "%s is not %s"
              .formatted(
                  isHidden ? "its value, which is not shown," : "'" + shortened(text) + "'",
                  setting.form()));
    } catch (SecretMissing e) {
      mistake(setting, e.why());
    } catch (SlipwayException e) {
      if (e.problem().code() != ProblemCode.CONFIGURATION_INVALID) {
        throw e;
      }
      mistake(setting, e.problem().why());
    }
    return setting.parse(setting.fallback());
  }

  /// The value, whose absence is a mistake.
  ///
  /// @param reason what needs it: `SLIPWAY_AUTH=oidc`
  <T> Optional<T> needed(Setting<Optional<T>> setting, String reason) {
    int before = mistakes.size();
    Optional<T> value = of(setting);
    if (value.isEmpty() && mistakes.size() == before) {
      mistake(setting, reason + " needs it");
    }
    return value;
  }

  /// Whether somebody said something, be it what holds anyway.
  boolean isSet(Setting<?> setting) {
    return texts.containsKey(setting.name());
  }

  /// Whether somebody said something else than what holds anyway.
  boolean isChanged(Setting<?> setting) {
    return !texts.getOrDefault(setting.name(), setting.fallback()).equals(setting.fallback());
  }

  void mistake(Setting<?> setting, String what) {
    mistakes.add(setting.name() + ": " + what);
  }

  void mistake(String what) {
    mistakes.add(what);
  }

  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  private String secret(Setting<?> setting, String name) {
    return secrets
        .find(name, setting.name())
        .map(Secret::reveal)
        .orElseThrow(() -> new SecretMissing("the vault has no secret '%s'".formatted(name)));
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
