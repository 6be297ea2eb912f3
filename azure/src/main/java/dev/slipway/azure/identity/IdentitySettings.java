package dev.slipway.azure.identity;

import com.azure.identity.AzureAuthorityHosts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What is known about the service's own identity.
///
/// @param only the one method to use; empty tries those that are possible, in the order of the
///   environment class
/// @param client the application of the service principal or of the workload identity. Without a
///   proof it is also the user-assigned managed identity; without both, the system-assigned one is
///   used
/// @param federatedToken the file with the other issuer's token, read for every token
/// @param authority where tokens are given: `https://login.microsoftonline.com/`
/// @param patience no method takes longer for one token
public record IdentitySettings(
    Optional<IdentityMethod> only,
    EnvironmentClass environment,
    Optional<TenantId> tenant,
    Optional<ClientId> client,
    Optional<ClientProof> proof,
    Optional<Path> federatedToken,
    URI authority,
    ManagedIdentityHost host,
    Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<String> CLOUDS =
      Set.of(
          AzureAuthorityHosts.AZURE_PUBLIC_CLOUD,
          AzureAuthorityHosts.AZURE_CHINA,
          AzureAuthorityHosts.AZURE_GOVERNMENT);

  public IdentitySettings {
    if (!"https".equals(authority.getScheme()) || authority.getHost() == null) {
      throw new IllegalArgumentException("'%s' is no https address".formatted(authority));
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("a method gets some time, not " + patience);
    }
    if (only.filter(IdentityMethod.SERVICE_PRINCIPAL::equals).isPresent()
        && (tenant.isEmpty() || client.isEmpty() || proof.isEmpty())) {
      throw new IllegalArgumentException(
          "a service principal has a tenant, a client id, and a secret or a certificate");
    }
    if (only.filter(IdentityMethod.WORKLOAD_IDENTITY::equals).isPresent()
        && (tenant.isEmpty() || client.isEmpty() || federatedToken.isEmpty())) {
      throw new IllegalArgumentException(
          "a workload identity has a tenant, a client id, and a file with a token");
    }
  }

  /// Nothing is known but the machine: a system-assigned identity, or the Azure CLI in development.
  public static IdentitySettings of(EnvironmentClass environment, ManagedIdentityHost host) {
    return new IdentitySettings(
        Optional.empty(),
        environment,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        URI.create(AzureAuthorityHosts.AZURE_PUBLIC_CLOUD),
        host,
        PATIENCE);
  }

  /// The same with an application, and what it proves itself with if it does.
  public IdentitySettings as(TenantId directory, ClientId application, Optional<ClientProof> by) {
    return new IdentitySettings(
        only,
        environment,
        Optional.of(directory),
        Optional.of(application),
        by,
        federatedToken,
        authority,
        host,
        patience);
  }

  /// The same with the token of another issuer.
  public IdentitySettings federatedBy(Path file) {
    return new IdentitySettings(
        only, environment, tenant, client, proof, Optional.of(file), authority, host, patience);
  }

  /// The same with a single method.
  public IdentitySettings onlyBy(IdentityMethod method) {
    return new IdentitySettings(
        Optional.of(method),
        environment,
        tenant,
        client,
        proof,
        federatedToken,
        authority,
        host,
        patience);
  }

  /// The same with another place that gives tokens, and how long that may take.
  public IdentitySettings askingAt(URI place, Duration limit) {
    return new IdentitySettings(
        only, environment, tenant, client, proof, federatedToken, place, host, limit);
  }

  /// The client id of a user-assigned managed identity.
  Optional<ClientId> userAssigned() {
    return proof.isPresent() ? Optional.empty() : client;
  }

  /// Whether Microsoft's own list of clouds can vouch for the authority.
  boolean isKnownCloud() {
    String place = authority.toString();
    return CLOUDS.contains(place.endsWith("/") ? place : place + "/");
  }
}
