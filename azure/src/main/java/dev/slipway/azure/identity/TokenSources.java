package dev.slipway.azure.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the ways that the settings allow. A credential of the SDK is made for every token: tokens
/// are kept by us, and files that were renewed are read.
final class TokenSources {
  private static final RetryOptions ONCE_MORE =
      new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(500)))
          .setShouldRetryCondition(TokenSources::mayPass);

  private final IdentitySettings settings;
  private final HttpClient http;
  private final InstantSource clock;

  TokenSources(IdentitySettings settings, HttpClient http, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  private static boolean mayPass(RequestRetryCondition attempt) {
    Throwable failure = attempt.getThrowable();
    return failure == null
        ? attempt.getResponse().getStatusCode() >= 400
        : !IdentityProblems.isRefusal(failure);
  }

  /// The way; empty when what it needs is not set.
  Optional<TokenSource> of(IdentityMethod method) {
    return switch (method) {
      case MANAGED_IDENTITY -> Optional.of(source(method, this::managedIdentity));
      case SERVICE_PRINCIPAL ->
          settings
              .proof()
              .filter(_ -> hasApplication())
              .map(proof -> source(method, () -> servicePrincipal(proof)));
      case WORKLOAD_IDENTITY ->
          settings
              .federatedToken()
              .filter(_ -> hasApplication())
              .map(file -> source(method, () -> workloadIdentity(file.toString())));
      case AZURE_CLI -> Optional.of(source(method, this::azureCli));
    };
  }

  private boolean hasApplication() {
    return settings.tenant().isPresent() && settings.client().isPresent();
  }

  private TokenCredential managedIdentity() {
    MetadataService.requireIfUsed(settings.host());
    ManagedIdentityCredentialBuilder builder =
        new ManagedIdentityCredentialBuilder().httpClient(http).retryOptions(ONCE_MORE);
    settings.userAssigned().map(ClientId::value).ifPresent(builder::clientId);
    return builder.build();
  }

  private TokenCredential servicePrincipal(ClientProof proof) {
    return switch (proof) {
      case ClientProof.ClientSecret(var secret) ->
          application(new ClientSecretCredentialBuilder()).clientSecret(secret.reveal()).build();
      case ClientProof.CertificateFile file -> {
        CertificateExpiry.requireValid(file, clock.instant());
        ClientCertificateCredentialBuilder builder =
            application(new ClientCertificateCredentialBuilder());
        yield file.isPkcs12()
            ? file.password()
                .map(password -> builder.clientCertificatePassword(password.reveal()))
                .orElse(builder)
                .pfxCertificate(file.file().toString())
                .build()
            : builder.pemCertificate(file.file().toString()).build();
      }
    };
  }

  private TokenCredential workloadIdentity(String file) {
    return application(new WorkloadIdentityCredentialBuilder()).tokenFilePath(file).build();
  }

  private TokenCredential azureCli() {
    AzureCliCredentialBuilder builder =
        new AzureCliCredentialBuilder().processTimeout(settings.patience());
    settings.tenant().map(TenantId::value).ifPresent(builder::tenantId);
    return builder.build();
  }

  private <T extends AadCredentialBuilderBase<T>> T application(T builder) {
    builder
        .authorityHost(settings.authority().toString())
        .tenantId(settings.tenant().orElseThrow().value())
        .clientId(settings.client().orElseThrow().value())
        .additionallyAllowedTenants("*")
        .httpClient(http)
        .retryOptions(ONCE_MORE);
    return settings.isKnownCloud() ? builder : builder.disableInstanceDiscovery();
  }

  private static TokenSource source(IdentityMethod method, Supplier<TokenCredential> credential) {
    return new TokenSource() {
      @Override
      public IdentityMethod method() {
        return method;
      }

      @Override
      public AccessToken ask(TokenRequestContext request) {
        return credential.get().getTokenSync(request);
      }
    };
  }
}
