package dev.slipway.azure.standin.entra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Makes access tokens and knows those that it made.
public final class IssuedTokens {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InstantSource clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private volatile Duration life = Duration.ofHours(1);

  IssuedTokens(InstantSource clock) {
    this.clock = clock;
  }

  /// A token that is valid.
  public record Issued(Application to, String resource, Instant expires) {}

  /// Lets further tokens live that long.
  public void livingFor(Duration duration) {
    life = duration;
  }

  Duration life() {
    return life;
  }

  /// A token as if it had been asked for.
  public String issued(Application application, String resource) {
    Instant now = clock.instant();
    Instant expires = now.plus(life);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", resource);
    claims.put("iss", "https://sts.windows.net/%s/".formatted(application.tenant()));
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", expires.getEpochSecond());
    claims.put("app_displayname", application.name());
    claims.put("appid", application.clientId());
    claims.put("oid", application.objectId());
    claims.put("tid", application.tenant());
    claims.put("uti", UUID.randomUUID().toString());
    String token =
        "%s.%s.%s"
            .formatted(
                encoded(Map.of("typ", "JWT", "alg", "RS256")),
                encoded(claims),
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("not a signature".getBytes(StandardCharsets.UTF_8)));
    issued.put(token, new Issued(application, resource, expires));
    return token;
  }

  /// Whom the token is of that this resource is asked with; nothing when it is not one of ours, is
  /// for another resource, or has expired.
  public Optional<Application> verified(String token, String resource) {
    return Optional.ofNullable(issued.get(token))
        .filter(found -> found.resource().equals(resource))
        .filter(found -> clock.instant().isBefore(found.expires()))
        .map(Issued::to);
  }

  /// Whether it was made here, and may have expired or be for somebody else.
  public boolean isKnown(String token) {
    return issued.containsKey(token);
  }

  private static String encoded(Map<String, ?> part) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(part));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
