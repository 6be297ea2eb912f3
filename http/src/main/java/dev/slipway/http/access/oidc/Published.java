package dev.slipway.http.access.oidc;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A document that somebody publishes and changes now and then. It is kept, and fetched anew when
/// it is old or when what somebody looks for is not in it; not more often than the pauses allow,
/// however often that is. While its publisher is away, the kept one goes on being used.
final class Published<T> {
  static final Duration OLD = Duration.ofMinutes(15);
  static final Duration PAUSE = Duration.ofSeconds(30);
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Published.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 1024 * 1024;

  private final URI address;
  private final Parser<T> parser;
  private final InstantSource clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Edition<T> kept;
  private Instant nextTry = Instant.MIN;

  Published(URI address, Parser<T> parser, InstantSource clock) {
    this.address = address;
    this.parser = parser;
    this.clock = clock;
  }

  /// Reads the document.
  interface Parser<T> {
    /// Throws an `IOException` for what is no such document.
    T parse(String text) throws IOException;
  }

  /// The document as it was at some time.
  ///
  /// @param number counts those that were fetched
  record Edition<T>(long number, T value, Instant at) {}

  /// The document, at most [#OLD] if its publisher answers. Throws `SERVICE_UNAVAILABLE` when it
  /// was never there.
  Edition<T> current() {
    Edition<T> present = kept;
    if (present == null) {
      return newerThan(0);
    }
    if (clock.instant().isBefore(present.at().plus(OLD)) || !lock.tryLock()) {
      return present;
    }
    try {
      return lookAgain(present.number());
    } finally {
      lock.unlock();
    }
  }

  /// A newer edition than this one if there is one and the pauses allow to look, else the same.
  Edition<T> newerThan(long number) {
    lock.lock();
    try {
      return lookAgain(number);
    } finally {
      lock.unlock();
    }
  }

  /// Fetches, unless somebody else has done so since this edition.
  private Edition<T> lookAgain(long number) {
    if (number(kept) == number && !clock.instant().isBefore(nextTry)) {
      fetch(number + 1);
    }
    Edition<T> present = kept;
    if (present == null) {
      throw unavailable();
    }
    return present;
  }

  private static long number(@Nullable Edition<?> edition) {
    return edition == null ? 0 : edition.number();
  }

  private void fetch(long number) {
    try {
      kept = new Edition<>(number, parser.parse(text()), clock.instant());
      nextTry = clock.instant().plus(PAUSE);
    } catch (IOException e) {
      nextTry = clock.instant().plus(PAUSE_AFTER_FAILURE);
      LOG.warn("{} cannot be fetched: {}", address, e.toString());
    }
  }

  private String text() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/jwk-set+json")
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    try {
      HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return new String(response.body(), StandardCharsets.UTF_8);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no answer that can be used", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static SlipwayException unavailable() {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE,
            "Tried to check who is asking",
            "The issuer's signing keys cannot be fetched",
            "Try again in a few seconds; if it stays, check OIDC_JWKS_URL"));
  }
}
