package dev.slipway.server.configuration;

import dev.slipway.azure.identity.ClientId;
import dev.slipway.azure.identity.ClientProof;
import dev.slipway.azure.identity.EnvironmentClass;
import dev.slipway.azure.identity.IdentityMethod;
import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.azure.identity.ManagedIdentityHost;
import dev.slipway.azure.identity.TenantId;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads who the service is to Azure.
final class SignInReader {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Values values;
  private final ManagedIdentityHost host;

  /// @param environment the variables of the process, in which the SDK looks for the machine's
  ///   identity
  SignInReader(Values values, Map<String, String> environment) {
    this.values = values;
    this.host =
        environment.containsKey("IDENTITY_ENDPOINT") && environment.containsKey("IDENTITY_HEADER")
            ? new ManagedIdentityHost.ByVariables()
            : ManagedIdentityHost.ByMetadata.usual();
  }

  IdentitySettings identity() {
    EnvironmentClass environment = values.of(SignInSettings.ENVIRONMENT);
    Optional<IdentityMethod> only = values.of(SignInSettings.METHOD);
    Optional<TenantId> tenant = values.of(SignInSettings.TENANT);
    Optional<ClientId> client = values.of(SignInSettings.CLIENT);
    Optional<ClientProof> proof = proof();
    Optional<Path> token = values.of(SignInSettings.TOKEN_FILE);
    URI authority = values.of(SignInSettings.AUTHORITY);
    boolean isWhole =
        switch (only.orElse(IdentityMethod.MANAGED_IDENTITY)) {
          case SERVICE_PRINCIPAL ->
              areThere(
                  has(tenant, SignInSettings.TENANT, "service-principal"),
                  has(client, SignInSettings.CLIENT, "service-principal"),
                  hasProof(proof));
          case WORKLOAD_IDENTITY ->
              areThere(
                  has(tenant, SignInSettings.TENANT, "workload-identity"),
                  has(client, SignInSettings.CLIENT, "workload-identity"),
                  has(token, SignInSettings.TOKEN_FILE, "workload-identity"));
          case MANAGED_IDENTITY, AZURE_CLI -> true;
        };
    return isWhole
        ? new IdentitySettings(
            only, environment, tenant, client, proof, token, authority, host, PATIENCE)
        : IdentitySettings.of(environment, host);
  }

  private Optional<ClientProof> proof() {
    Optional<Secret> secret = values.of(SignInSettings.CLIENT_SECRET);
    Optional<Path> certificate = values.of(SignInSettings.CERTIFICATE);
    Optional<Secret> password = values.of(SignInSettings.CERTIFICATE_PASSWORD);
    return secret
        .<ClientProof>map(ClientProof.ClientSecret::new)
        .or(() -> certificate.map(file -> new ClientProof.CertificateFile(file, password)));
  }

  /// All were looked for, so that all that is missing is said at once.
  private static boolean areThere(boolean... each) {
    for (boolean isThere : each) {
      if (!isThere) {
        return false;
      }
    }
    return true;
  }

  private boolean has(Optional<?> value, Setting<?> setting, String method) {
    if (value.isEmpty()) {
      values.mistake(setting, "%s=%s needs it".formatted(SignInSettings.METHOD.name(), method));
    }
    return value.isPresent();
  }

  private boolean hasProof(Optional<ClientProof> proof) {
    if (proof.isEmpty()) {
      values.mistake(
          SignInSettings.CLIENT_SECRET,
          "%s=service-principal needs it, or %s"
              .formatted(SignInSettings.METHOD.name(), SignInSettings.CERTIFICATE.name()));
    }
    return proof.isPresent();
  }
}
