package dev.slipway.server.configuration;

import dev.slipway.domain.project.Secret;
import java.util.Optional;

/// Where the values are that settings only name: `keyvault:NAME`, or `keyvault:NAME/VERSION`.
@FunctionalInterface
public interface SecretValues {
  /// What begins a reference.
  String PREFIX = "keyvault:";

  /// The value of a secret; empty when there is none. Throws a `SlipwayException` when it cannot be
  /// asked for.
  ///
  /// @param name of the secret, with its version where the setting names one: `NAME/VERSION`
  /// @param setting that names it
  Optional<Secret> find(String name, String setting);

  /// What a text refers to; empty when it stands for itself.
  static Optional<String> reference(String text) {
    String stripped = text.strip();
    return stripped.startsWith(PREFIX)
        ? Optional.of(stripped.substring(PREFIX.length()).strip())
        : Optional.empty();
  }
}
