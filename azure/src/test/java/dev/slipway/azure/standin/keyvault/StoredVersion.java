package dev.slipway.azure.standin.keyvault;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One version of a secret.
record StoredVersion(
    String id,
    String value,
    Optional<String> contentType,
    Map<String, String> tags,
    boolean enabled,
    Instant created,
    Instant updated) {

  StoredVersion with(Map<String, String> other, boolean isEnabled, Instant now) {
    return new StoredVersion(id, value, contentType, other, isEnabled, created, now);
  }

  /// As lists have it.
  Map<String, Object> properties(String address) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", address);
    contentType.ifPresent(type -> body.put("contentType", type));
    body.put(
        "attributes",
        Map.of(
            "enabled",
            enabled,
            "created",
            created.getEpochSecond(),
            "updated",
            updated.getEpochSecond(),
            "recoveryLevel",
            "Recoverable",
            "recoverableDays",
            90));
    if (!tags.isEmpty()) {
      body.put("tags", tags);
    }
    return body;
  }

  /// As somebody gets it who may have the value.
  Map<String, Object> bundle(String address) {
    Map<String, Object> body = properties(address);
    body.put("value", value);
    return body;
  }
}
