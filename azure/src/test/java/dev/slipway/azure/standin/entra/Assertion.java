package dev.slipway.azure.standin.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;

/// A signed JSON Web Token with which a client says who it is.
record Assertion(JsonNode header, JsonNode claims, String signed, String signature) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Assertion parse(String text) {
    try {
      String[] parts = text.split("\\.", -1);
      Base64.Decoder decoder = Base64.getUrlDecoder();
      return new Assertion(
          JSON.readTree(decoder.decode(parts[0])),
          JSON.readTree(decoder.decode(parts[1])),
          parts[0] + "." + parts[1],
          parts[2]);
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
      throw new EntraRefusal(400, "invalid_request", 50027, "JWT token is invalid or malformed.");
    }
  }

  String text(String claim) {
    return claims.path(claim).asText();
  }

  void requireValidAt(Instant now) {
    Instant from = Instant.ofEpochSecond(claims.path("nbf").asLong());
    Instant until = Instant.ofEpochSecond(claims.path("exp").asLong());
    if (now.plusSeconds(300).isBefore(from) || now.isAfter(until.plusSeconds(300))) {
      throw new EntraRefusal(
          401,
          "invalid_client",
          700024,
          "Client assertion is not within its valid time range. Current time: %s, assertion valid"
                  .formatted(now)
              + " from %s, expiry time of assertion %s.".formatted(from, until));
    }
  }

  boolean isSignedBy(X509Certificate certificate) {
    try {
      Signature verification =
          header.path("alg").asText().equals("PS256")
              ? pss()
              : Signature.getInstance("SHA256withRSA");
      verification.initVerify(certificate.getPublicKey());
      verification.update(signed.getBytes(StandardCharsets.US_ASCII));
      return verification.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  private static Signature pss() throws GeneralSecurityException {
    Signature verification = Signature.getInstance("RSASSA-PSS");
    verification.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    return verification;
  }
}
