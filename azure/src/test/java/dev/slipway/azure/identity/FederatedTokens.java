package dev.slipway.azure.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// What another issuer writes into the file of a workload.
final class FederatedTokens {
  private FederatedTokens() {}

  static String of(String issuer, String subject, Instant from, Instant until) {
    return "%s.%s.%s"
        .formatted(
            encoded("{\"alg\":\"RS256\"}"),
            encoded(
                """
                {"iss":"%s","sub":"%s","aud":"api://AzureADTokenExchange","nbf":%d,"exp":%d}\
                """
                    .formatted(issuer, subject, from.getEpochSecond(), until.getEpochSecond())),
            encoded("signature"));
  }

  private static String encoded(String part) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(part.getBytes(StandardCharsets.UTF_8));
  }
}
