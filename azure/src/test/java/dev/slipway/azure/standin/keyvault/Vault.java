package dev.slipway.azure.standin.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/// The secrets of a vault, with the rules that it has for them
/// (https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates and
/// https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview).
final class Vault {
  private static final int MAX_BYTES = 25_600;
  private static final int MAX_TAGS = 15;
  private static final int MAX_TAG_CHARACTERS = 256;

  private final Map<String, List<StoredVersion>> secrets = new TreeMap<>();
  private final Map<String, List<StoredVersion>> deleted = new TreeMap<>();
  private final InstantSource clock;
  private final String address;

  Vault(String address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
  }

  synchronized Map<String, Object> set(String name, JsonNode body) {
    if (!name.matches("[0-9A-Za-z-]{1,127}")) {
      throw VaultRefusal.badParameter("The request URI contains an invalid name: " + name);
    }
    if (deleted.containsKey(key(name))) {
      throw new VaultRefusal(
          409,
          "Conflict",
          "ObjectIsDeletedButRecoverable",
          "Secret %s is currently in a deleted but recoverable state, and its name cannot be reused;"
                  .formatted(name)
              + " in this state, the secret can only be recovered or purged.");
    }
    if (body.path("value").asText().isEmpty()) {
      throw VaultRefusal.badParameter("Property value is required and has to be a string.");
    }
    String value = body.path("value").asText();
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw VaultRefusal.badParameter("The value is larger than 25600 bytes.");
    }
    StoredVersion version =
        new StoredVersion(
            UUID.randomUUID().toString().replace("-", ""),
            value,
            Optional.of(body.path("contentType").asText()).filter(type -> !type.isEmpty()),
            tags(body),
            body.path("attributes").path("enabled").asBoolean(true),
            clock.instant(),
            clock.instant());
    secrets.computeIfAbsent(key(name), _ -> new ArrayList<>()).add(version);
    return version.bundle(address(name, version));
  }

  private static Map<String, String> tags(JsonNode body) {
    Map<String, String> tags = new LinkedHashMap<>();
    body.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    if (tags.size() > MAX_TAGS
        || tags.entrySet().stream()
            .anyMatch(tag ->
                tag.getKey().length() > MAX_TAG_CHARACTERS
                    || tag.getValue().length() > MAX_TAG_CHARACTERS)) {
      throw VaultRefusal.badParameter("There are at most 15 tags of at most 256 characters.");
    }
    return tags;
  }

  synchronized Set<String> names() {
    return Set.copyOf(secrets.keySet());
  }

  synchronized Set<String> namesOfDeleted() {
    return Set.copyOf(deleted.keySet());
  }

  synchronized Map<String, String> tagsOf(String name) {
    return versions(name).getLast().tags();
  }

  synchronized Map<String, Object> get(String name, String version) {
    StoredVersion found = version(name, version);
    if (!found.enabled()) {
      throw new VaultRefusal(
          403, "Forbidden", "SecretDisabled", "Operation get is not allowed on a disabled secret.");
    }
    return found.bundle(address(name, found));
  }

  synchronized Map<String, Object> update(String name, String version, JsonNode body) {
    StoredVersion found = version(name, version);
    StoredVersion changed =
        found.with(
            body.has("tags") ? tags(body) : found.tags(),
            body.path("attributes").path("enabled").asBoolean(found.enabled()),
            clock.instant());
    versions(name).set(versions(name).indexOf(found), changed);
    return changed.properties(address(name, changed));
  }

  private StoredVersion version(String name, String version) {
    List<StoredVersion> versions = versions(name);
    return version.isEmpty()
        ? versions.getLast()
        : versions.stream()
            .filter(stored -> stored.id().equals(version))
            .findFirst()
            .orElseThrow(() -> VaultRefusal.notFound(name + "/" + version));
  }

  private List<StoredVersion> versions(String name) {
    List<StoredVersion> versions = secrets.get(key(name));
    if (versions == null) {
      throw VaultRefusal.notFound(name);
    }
    return versions;
  }

  synchronized List<Map<String, Object>> list() {
    return secrets.entrySet().stream()
        .map(entry -> entry.getValue().getLast().properties(address + "/secrets/" + entry.getKey()))
        .toList();
  }

  /// Nothing is no mistake here.
  synchronized List<Map<String, Object>> listVersions(String name) {
    return secrets.getOrDefault(key(name), List.of()).stream()
        .map(version -> version.properties(address(name, version)))
        .toList();
  }

  synchronized Map<String, Object> delete(String name) {
    versions(name);
    deleted.put(key(name), secrets.remove(key(name)));
    return deleted(name);
  }

  synchronized Map<String, Object> deleted(String name) {
    return named(deleted, name, this::deletedBody);
  }

  synchronized List<Map<String, Object>> listDeleted() {
    return deleted.entrySet().stream()
        .map(entry -> deletedBody(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Map<String, Object> deletedBody(String name, List<StoredVersion> versions) {
    Map<String, Object> body = versions.getLast().properties(address + "/secrets/" + name);
    body.put("recoveryId", address + "/deletedsecrets/" + name);
    body.put("deletedDate", clock.instant().getEpochSecond());
    body.put("scheduledPurgeDate", clock.instant().plusSeconds(90L * 86_400).getEpochSecond());
    return body;
  }

  synchronized Map<String, Object> recover(String name) {
    return named(
        deleted,
        name,
        (key, versions) -> {
          secrets.put(key, versions);
          deleted.remove(key);
          return versions.getLast().properties(address(name, versions.getLast()));
        });
  }

  synchronized void purge(String name) {
    named(deleted, name, (key, _) -> deleted.remove(key));
  }

  private static <T> T named(
      Map<String, List<StoredVersion>> all,
      String name,
      BiFunction<String, List<StoredVersion>, T> then) {
    List<StoredVersion> versions = all.get(key(name));
    if (versions == null) {
      throw VaultRefusal.notFound(name);
    }
    return then.apply(key(name), versions);
  }

  private String address(String name, StoredVersion version) {
    return "%s/secrets/%s/%s".formatted(address, key(name), version.id());
  }

  /// Names differ by more than the case of their letters.
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
