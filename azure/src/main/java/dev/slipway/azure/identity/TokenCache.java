package dev.slipway.azure.identity;

import com.azure.core.credential.AccessToken;
import dev.slipway.azure.call.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Keeps one token and asks for the next one ahead of its end: five minutes before, or after half
/// of a shorter life. Whoever comes meanwhile gets the old token, as does everybody while a newer
/// one is refused. Those who have none wait for one and the same question.
final class TokenCache {
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Supplier<AccessToken> source;
  private final Duration patience;
  private final InstantSource clock;

  private Optional<Held> held = Optional.empty();
  private Optional<CompletableFuture<AccessToken>> asked = Optional.empty();

  /// @param source asks for a token and may never return
  /// @param patience after which nobody waits for it
  TokenCache(Supplier<AccessToken> source, Duration patience, InstantSource clock) {
    this.source = source;
    this.patience = patience;
    this.clock = clock;
  }

  private record Held(AccessToken token, Instant expires, Instant renewal) {
    Held laterBy(Duration pause, Instant now) {
      return new Held(token, expires, now.plus(pause));
    }
  }

  /// A token that is valid. Throws what the source throws when there is none, and a
  /// `CompletionException` with a `TimeoutException` as its cause when it did not return in time.
  AccessToken get() {
    CompletableFuture<AccessToken> awaited;
    synchronized (this) {
      Instant now = clock.instant();
      Optional<Held> valid = held.filter(it -> now.isBefore(it.expires()));
      if (valid.isPresent()) {
        if (!now.isBefore(valid.get().renewal())) {
          var _ = asked();
        }
        return valid.get().token();
      }
      awaited = asked();
    }
    return Awaited.result(awaited);
  }

  private CompletableFuture<AccessToken> asked() {
    if (asked.isPresent()) {
      return asked.get();
    }
    CompletableFuture<AccessToken> answer =
        CompletableFuture.supplyAsync(source, Thread::startVirtualThread)
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    asked = Optional.of(answer);
    return answer.whenComplete((token, failure) -> answered(Optional.ofNullable(token)));
  }

  private synchronized void answered(Optional<AccessToken> token) {
    Instant now = clock.instant();
    asked = Optional.empty();
    held = token.map(it -> held(it, now)).or(() -> held.map(old -> old.laterBy(PAUSE, now)));
  }

  private static Held held(AccessToken token, Instant now) {
    Instant expires = token.getExpiresAt().toInstant();
    Duration half = Duration.between(now, expires).dividedBy(2);
    Duration ahead = half.compareTo(AHEAD) < 0 ? half : AHEAD;
    return new Held(token, expires, expires.minus(ahead));
  }
}
