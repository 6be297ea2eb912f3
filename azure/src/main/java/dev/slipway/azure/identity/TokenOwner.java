package dev.slipway.azure.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/// Whom a token is of, as far as it says so. Tokens are for the resource they are for; whatever
/// cannot be read in one is left out and decides nothing.
///
/// @param client the GUID of the application
/// @param object the GUID of the principal, which is what roles are given to
/// @param name as people know it
/// @param tenant the GUID of the directory
public record TokenOwner(
    Optional<String> client,
    Optional<String> object,
    Optional<String> name,
    Optional<String> tenant) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TokenOwner UNKNOWN =
      new TokenOwner(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static TokenOwner of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return UNKNOWN;
    }
    try {
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return new TokenOwner(
          text(claims, "appid").or(() -> text(claims, "azp")),
          text(claims, "oid"),
          text(claims, "app_displayname").or(() -> text(claims, "upn")),
          text(claims, "tid"));
    } catch (IOException | IllegalArgumentException _) {
      return UNKNOWN;
    }
  }

  private static Optional<String> text(JsonNode claims, String name) {
    return Optional.of(claims.path(name).asText()).filter(text -> !text.isEmpty());
  }

  /// For people: `slipway (object 2c4e…) of tenant 72f9…`.
  @Override
  public String toString() {
    return "%s (object %s) of tenant %s"
        .formatted(
            name.or(this::client).orElse("somebody"),
            object.orElse("unknown"),
            tenant.orElse("unknown"));
  }
}
