package dev.slipway.http.keys;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.engine.access.IssuedKey;
import dev.slipway.wire.KeyBody;
import org.jspecify.annotations.Nullable;

/// Turns keys into what travels.
final class KeyBodies {
  private KeyBodies() {}

  /// A key, with nothing that opens anything.
  static KeyBody body(AccessKey key) {
    return body(key, null);
  }

  /// A key with its text, for the one who asked for it.
  static KeyBody body(IssuedKey issued) {
    return body(issued.key(), issued.text().reveal());
  }

  private static KeyBody body(AccessKey key, @Nullable String text) {
    return new KeyBody(
        key.id().value(),
        text,
        key.name(),
        key.grant().role().id(),
        key.grant().organization().map(OrganizationId::value).orElse(null),
        key.grant()
            .environments()
            .map(some -> some.stream().map(Environment::id).toList())
            .orElse(null),
        key.createdAt(),
        key.secretSince(),
        key.retiring().map(AccessKey.Retiring::until).orElse(null),
        key.revokedAt().orElse(null));
  }
}
