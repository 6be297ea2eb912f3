package dev.slipway.azure.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The identity as which the service asks Azure, for every client of the SDK.
///
/// A token is asked for once, however many want it, and renewed ahead of its end. Getting one
/// throws a `SlipwayException` with `IDENTITY_UNAVAILABLE`, `IDENTITY_REFUSED` or `CLOCK_SKEW`.
public final class AzureIdentity implements TokenCredential {
  private final IdentitySettings settings;
  private final InstantSource clock;
  private final WatchedHttp http;
  private final IdentityProblems problems;
  private final CredentialChain chain;
  private final Map<Wanted, TokenCache> caches = new ConcurrentHashMap<>();
  private volatile Optional<IdentityReport.Granted> granted = Optional.empty();
  private volatile Optional<Problem> failure = Optional.empty();

  private AzureIdentity(IdentitySettings settings, HttpClient client, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.http = new WatchedHttp(client, clock);
    this.problems = new IdentityProblems(settings, http::difference);
    this.chain =
        new CredentialChain(
            settings.only().map(List::of).orElse(settings.environment().order()),
            new TokenSources(settings, http, clock),
            problems);
  }

  /// Asks nobody yet.
  ///
  /// @param client for what goes over HTTP, with an end to every wait
  public static AzureIdentity of(
      IdentitySettings settings, HttpClient client, InstantSource clock) {
    return new AzureIdentity(settings, client, clock);
  }

  private record Wanted(List<String> scopes, Optional<String> tenant) {}

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.fromCallable(() -> getTokenSync(request)).subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public AccessToken getTokenSync(TokenRequestContext request) {
    Optional<String> tenant = Optional.ofNullable(request.getTenantId());
    requireTenant(tenant);
    Wanted wanted = new Wanted(List.copyOf(request.getScopes()), tenant);
    // Claims come from whoever refused the token that is kept.
    TokenCache cache =
        request.getClaims() == null
            ? caches.computeIfAbsent(wanted, _ -> cache(request))
            : cache(request);
    caches.put(wanted, cache);
    try {
      return cache.get();
    } catch (CompletionException e) {
      throw e.getCause() instanceof TimeoutException ? failed(problems.timedOut()) : e;
    }
  }

  /// As whom it asks, and whether that works.
  public IdentityReport report() {
    return new IdentityReport(granted, failure, http.difference());
  }

  private void requireTenant(Optional<String> wanted) {
    Optional<String> other =
        wanted.filter(id -> settings.tenant().filter(own -> !own.mayBe(id)).isPresent());
    if (other.isPresent()) {
      throw failed(problems.wrongTenant(other.get()));
    }
  }

  private TokenCache cache(TokenRequestContext request) {
    return new TokenCache(() -> ask(request), settings.patience(), clock);
  }

  private AccessToken ask(TokenRequestContext request) {
    try {
      CredentialChain.Granted answer = chain.ask(request);
      granted =
          Optional.of(
              new IdentityReport.Granted(
                  answer.method(),
                  TokenOwner.of(answer.token().getToken()),
                  answer.token().getExpiresAt().toInstant()));
      failure = Optional.empty();
      return answer.token();
    } catch (SlipwayException e) {
      throw failed(e);
    }
  }

  private SlipwayException failed(SlipwayException reason) {
    failure = Optional.of(reason.problem());
    return reason;
  }
}
