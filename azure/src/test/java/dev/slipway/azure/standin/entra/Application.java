package dev.slipway.azure.standin.entra;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An application of a tenant, and how it can prove who it is.
public final class Application {
  private final String tenant;
  private final String clientId;
  private final String objectId;
  private final String name;
  private final Map<String, Instant> secrets = new ConcurrentHashMap<>();
  private final List<X509Certificate> certificates = new CopyOnWriteArrayList<>();
  private final Map<String, String> federations = new ConcurrentHashMap<>();

  Application(String tenant, String clientId, String objectId, String name) {
    this.tenant = tenant;
    this.clientId = clientId;
    this.objectId = objectId;
    this.name = name;
  }

  public String tenant() {
    return tenant;
  }

  public String clientId() {
    return clientId;
  }

  public String objectId() {
    return objectId;
  }

  public String name() {
    return name;
  }

  /// Lets it in with this secret until then.
  public Application withSecret(String value, Instant expires) {
    secrets.put(value, expires);
    return this;
  }

  public Application withCertificate(X509Certificate certificate) {
    certificates.add(certificate);
    return this;
  }

  /// Trusts what another issuer says about a subject.
  public Application trusting(String issuer, String subject) {
    federations.put(issuer, subject);
    return this;
  }

  Optional<Instant> expiryOf(String secret) {
    return Optional.ofNullable(secrets.get(secret));
  }

  List<X509Certificate> certificates() {
    return List.copyOf(certificates);
  }

  boolean trusts(String issuer, String subject) {
    return subject.equals(federations.get(issuer));
  }
}
