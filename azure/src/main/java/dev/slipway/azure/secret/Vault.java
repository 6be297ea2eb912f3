package dev.slipway.azure.secret;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.secrets.SecretAsyncClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.security.keyvault.secrets.models.KeyVaultSecret;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import dev.slipway.azure.call.Awaited;
import dev.slipway.azure.call.Cause;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The secrets of one vault. Every method throws a `SlipwayException` that names the role, the
/// firewall rule or the name to correct when the vault does not do it.
public final class Vault {
  private static final Set<Integer> PASSING = Set.of(408, 500, 502, 503, 504);
  private static final String NOBODYS = "slipway-preflight-of-nobody";
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final SecretAsyncClient client;
  private final VaultFailures failures;
  private final Duration patience;

  private Vault(SecretAsyncClient client, KeyVaultSettings settings) {
    this.client = client;
    this.failures = new VaultFailures(settings.address());
    this.patience = settings.patience();
  }

  /// Asks nobody yet.
  public static Vault of(KeyVaultSettings settings, TokenCredential credential, HttpClient http) {
    SecretClientBuilder builder =
        new SecretClientBuilder()
            .vaultUrl(settings.address().toString())
            .credential(credential)
            .httpClient(http)
            .addPolicy(new KeptRefusals())
            .retryOptions(
                new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(300)))
                    .setShouldRetryCondition(Vault::mayPass));
    if (settings.isLocal()) {
      builder.disableChallengeResourceVerification();
    }
    return new Vault(builder.buildAsyncClient(), settings);
  }

  private static boolean mayPass(RequestRetryCondition attempt) {
    Throwable failure = attempt.getThrowable();
    return failure == null
        ? PASSING.contains(attempt.getResponse().getStatusCode())
        : VaultFailures.isNetwork(failure);
  }

  /// Lets us read a refusal that the SDK has read before.
  private record KeptRefusals() implements HttpPipelinePolicy {
    @Override
    public Mono<HttpResponse> process(
        HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
      return next.process()
          .map(response -> response.getStatusCode() >= 400 ? response.buffer() : response);
    }
  }

  /// A value, and which version of the vault's it is.
  ///
  /// @param tags what whoever set it noted with it
  public record Found(Secret value, String version, Map<String, String> tags) {
    public Found {
      tags = Map.copyOf(tags);
    }
  }

  /// The value of a version, or of the latest one; empty when there is none.
  ///
  /// @param version as the vault names it; empty for the latest
  public Optional<Found> find(String name, String version) {
    return call(
            ProblemCode.STORAGE_READ_FAILED,
            "Tried to read a secret",
            name,
            client
                .getSecret(name, version)
                .map(Optional::of)
                .onErrorResume(Vault::isNotFound, _ -> Mono.just(Optional.empty())))
        .map(secret ->
            new Found(
                Secret.of(secret.getValue()),
                secret.getProperties().getVersion(),
                Optional.ofNullable(secret.getProperties().getTags()).orElse(Map.of())));
  }

  /// Writes a further version.
  ///
  /// @param tags for whoever looks at the vault
  void put(String name, String value, Map<String, String> tags) {
    KeyVaultSecret secret =
        new KeyVaultSecret(name, value)
            .setProperties(
                new SecretProperties().setContentType("application/x-slipway").setTags(tags));
    call(
        ProblemCode.STORAGE_WRITE_FAILED, "Tried to keep a secret", name, client.setSecret(secret));
  }

  /// Deletes all versions, for good where that is allowed. One that is not there is fine.
  void delete(String name) {
    deleteSoftly(name);
    // What may not be purged, or is not wholly deleted yet, the vault purges by itself.
    call(
        ProblemCode.STORAGE_WRITE_FAILED,
        "Tried to purge a deleted secret",
        name,
        client
            .purgeDeletedSecretWithResponse(name)
            .map(_ -> true)
            .onErrorResume(Vault::mayStay, _ -> Mono.just(false)));
  }

  private void deleteSoftly(String name) {
    call(
        ProblemCode.STORAGE_WRITE_FAILED,
        "Tried to delete a secret",
        name,
        client
            .beginDeleteSecret(name)
            .next()
            .map(_ -> true)
            .onErrorResume(Vault::isNotFound, _ -> Mono.just(true)));
  }

  /// Begins to bring back what somebody deleted; false when there is nothing to bring back.
  boolean recover(String name) {
    return call(
        ProblemCode.STORAGE_READ_FAILED,
        "Tried to recover a secret that was deleted in the vault",
        name,
        client
            .beginRecoverDeletedSecret(name)
            .next()
            .map(_ -> true)
            .onErrorResume(Vault::isNotFound, _ -> Mono.just(false)));
  }

  /// Reads and deletes a secret that nobody has, which the vault answers only where both is
  /// allowed.
  void look() {
    var _ = find(NOBODYS, "");
    deleteSoftly(NOBODYS);
  }

  private static boolean isNotFound(Throwable failure) {
    return Cause.status(failure) == NOT_FOUND;
  }

  private static boolean mayStay(Throwable failure) {
    int status = Cause.status(failure);
    return status == NOT_FOUND || status == FORBIDDEN || status == CONFLICT;
  }

  private <T> T call(ProblemCode code, String tried, String name, Mono<T> call) {
    try {
      return Awaited.answer(call.timeout(patience));
    } catch (RuntimeException e) {
      throw failures.translated(code, tried, name, e);
    }
  }
}
