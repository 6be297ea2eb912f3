package dev.slipway.azure.identity;

import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Eventually;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class TokenCacheTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HandClock clock = new HandClock(NOW);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aTokenIsAskedForOnceHoweverManyWantIt() {
    TokenCache cache = cache(() -> token(Duration.ofHours(1)));

    assertThat(AtOnce.race(50, _ -> got(cache))).containsOnly("token 1");
    assertThat(got(cache)).isEqualTo("token 1");
    assertThat(asked).hasValue(1);
  }

  @Test
  void itIsRenewedFiveMinutesBeforeItsEndAndTheOldOneServesMeanwhile() {
    TokenCache cache = cache(() -> token(Duration.ofHours(1)));
    got(cache);

    clock.advance(Duration.ofMinutes(54));
    assertThat(got(cache)).isEqualTo("token 1");
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofMinutes(2));
    assertThat(got(cache)).isEqualTo("token 1");
    Eventually.until("the renewed token serves", () -> got(cache).equals("token 2"));
  }

  @Test
  void oneOfShortLifeIsRenewedAfterHalfOfIt() {
    TokenCache cache = cache(() -> token(Duration.ofMinutes(4)));
    got(cache);

    clock.advance(Duration.ofSeconds(119));
    assertThat(got(cache)).isEqualTo("token 1");
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofSeconds(1));
    got(cache);
    Eventually.until("the renewed token serves", () -> got(cache).equals("token 2"));
  }

  @Test
  void whileRenewingFailsTheOldOneServesAndNobodyIsPesteredUntilItEnds() {
    TokenCache cache =
        cache(() -> {
          if (asked.get() > 1) {
            throw new IllegalStateException("refused");
          }
          return token(Duration.ofHours(1));
        });
    got(cache);
    clock.advance(Duration.ofMinutes(56));

    assertThat(got(cache)).isEqualTo("token 1");
    Eventually.until("it was asked for again", () -> asked.get() == 2);
    AtOnce.race(20, _ -> got(cache));
    assertThat(asked.get()).isBetween(2, 3);

    clock.advance(Duration.ofMinutes(5));
    assertThatThrownBy(cache::get).hasMessage("refused");
  }

  @Test
  void whoeverNeverAnswersIsNotWaitedForForever() {
    CountDownLatch never = new CountDownLatch(1);
    TokenCache cache =
        new TokenCache(
            () -> {
              try {
                never.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return token(Duration.ofHours(1));
            },
            Duration.ofMillis(50),
            clock);

    assertThatThrownBy(cache::get).hasCauseInstanceOf(TimeoutException.class);
    never.countDown();
  }

  private TokenCache cache(Supplier<AccessToken> source) {
    return new TokenCache(
        () -> {
          asked.incrementAndGet();
          return source.get();
        },
        PATIENCE,
        clock);
  }

  private AccessToken token(Duration life) {
    return new AccessToken(
        "token " + asked.get(), clock.instant().plus(life).atOffset(ZoneOffset.UTC));
  }

  private static String got(TokenCache cache) {
    return Objects.requireNonNull(cache.get().getToken());
  }
}
