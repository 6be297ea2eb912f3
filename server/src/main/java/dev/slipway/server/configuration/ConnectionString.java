package dev.slipway.server.configuration;

import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A connection string as Azure gives it out: `Endpoint=sb://example.servicebus.windows.net/;…`.
///
/// @param whole as it was given; it holds a key
/// @param parts by their names
public record ConnectionString(Secret whole, Map<String, Secret> parts) {
  public ConnectionString {
    parts = Map.copyOf(parts);
  }

  /// Reads one. Throws an [IllegalArgumentException] when it is none.
  static ConnectionString parse(String text) {
    Map<String, Secret> parts = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), Secret.of(part.substring(equals + 1).strip()));
      } else if (!part.isBlank()) {
        throw new IllegalArgumentException("a part of it has no name");
      }
    }
    return new ConnectionString(Secret.of(text), parts);
  }

  /// Reads one that has parts of these names.
  static ConnectionString parse(String text, String... names) {
    ConnectionString parsed = parse(text);
    for (String name : names) {
      if (parsed.part(name).filter(value -> !value.reveal().isEmpty()).isEmpty()) {
        throw new IllegalArgumentException("it has no " + name);
      }
    }
    for (Map.Entry<String, Secret> part : parsed.parts().entrySet()) {
      if (part.getKey().endsWith("Endpoint")
          && URI.create(part.getValue().reveal()).getHost() == null) {
        throw new IllegalArgumentException("an endpoint in it is no URL");
      }
    }
    return parsed;
  }

  /// What stands behind a name that it was read with.
  public Secret required(String name) {
    return part(name).orElseThrow();
  }

  /// What stands behind a name.
  public Optional<Secret> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }
}
