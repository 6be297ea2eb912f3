package dev.slipway.http.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer on this machine that signs tokens and publishes its keys.
public final class LocalIssuer implements AutoCloseable {
  public static final String ISSUER = "https://issuer.example.com/tenant/v2.0";
  public static final String AUDIENCE = "api://slipway";

  private static final RSAKey RSA = rsa("rsa-1", 2048);
  private static final ECKey EC = ec("ec-1", Curve.P_256);

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile String published = publicKeys(RSA, EC);
  private volatile int status = 200;

  public LocalIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/keys", this::serve);
    server.start();
  }

  public OidcSettings settings() {
    return new OidcSettings(
        ISSUER,
        AUDIENCE,
        URI.create("http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort())),
        "roles",
        "organization");
  }

  /// The key that this issuer always publishes at first.
  static RSAKey rsa() {
    return RSA;
  }

  static ECKey ec() {
    return EC;
  }

  static RSAKey rsa(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey ec(String id, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String publicKeys(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  void publishes(String text) {
    published = text;
  }

  public void answers(int newStatus) {
    status = newStatus;
  }

  int fetches() {
    return fetches.get();
  }

  /// Claims of a token that is taken at that time.
  public static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("jo")
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)))
        .claim("roles", List.of("Deployer"))
        .claim("organization", "acme");
  }

  public static String signed(JWTClaimsSet claims) {
    return signed(RSA, claims);
  }

  static String signed(RSAKey key, JWTClaimsSet claims) {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), key, claims);
  }

  static String signed(JWSHeader.Builder header, JWK key, JWTClaimsSet claims) {
    try {
      SignedJWT jwt = new SignedJWT(header.build(), claims);
      jwt.sign(signer(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa ->
          new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
      case ECKey ec -> new ECDSASigner(ec);
      default -> throw new IllegalArgumentException("neither RSA nor EC");
    };
  }

  private void serve(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    byte[] body = published.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
