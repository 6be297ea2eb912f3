package dev.slipway.azure.standin.servicebus.access;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key of the namespace, which checks the signatures that were made with it.
///
/// The form of a signature is described at
/// https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
public record SharedAccessKey(String name, String key, Set<Right> rights) implements TokenCheck {
  private static final String PREFIX = "SharedAccessSignature ";

  public SharedAccessKey {
    rights = Set.copyOf(rights);
  }

  @Override
  public Optional<Grant> check(String token, Instant now) {
    if (!token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : token.substring(PREFIX.length()).split("&", -1)) {
      String[] pair = part.split("=", 2);
      parts.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    String resource = parts.getOrDefault("sr", "");
    String end = parts.getOrDefault("se", "");
    boolean isGenuine =
        decoded(parts.getOrDefault("skn", "")).equals(name)
            && end.matches("[0-9]{1,12}")
            && isEqual(decoded(parts.getOrDefault("sig", "")), signature(resource + "\n" + end));
    return isGenuine
        ? Optional.of(new Grant(path(resource), rights, Instant.ofEpochSecond(Long.parseLong(end))))
            .filter(grant -> grant.end().isAfter(now))
        : Optional.empty();
  }

  private static String path(String encodedResource) {
    String path = URI.create(decoded(encodedResource)).getPath();
    return path.replaceFirst("^/", "").toLowerCase(Locale.ROOT);
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC with SHA-256 is part of every JDK", e);
    }
  }

  private static boolean isEqual(String presented, String expected) {
    return MessageDigest.isEqual(
        presented.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
