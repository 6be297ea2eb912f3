package dev.slipway.azure.identity;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Sends requests for tokens, and looks at the answers before the SDK does, which keeps neither the
/// numbers of a refusal nor the time at which it was made.
final class WatchedHttp implements HttpClient {
  /// After these the SDK may ask again.
  private static final Set<Integer> PASSING = Set.of(404, 408, 410, 429);

  private final HttpClient client;
  private final InstantSource clock;
  private volatile Duration difference = Duration.ZERO;

  WatchedHttp(HttpClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /// How far the clock of whoever answered last is ahead of ours; negative when it is behind.
  Duration difference() {
    return difference;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return Mono.fromCallable(() -> sendSync(request, context))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    HttpResponse response = client.sendSync(request, context);
    String date = response.getHeaderValue(HttpHeaderName.DATE);
    if (date != null) {
      compare(date);
    }
    int status = response.getStatusCode();
    if (status >= 400 && status < 500 && !PASSING.contains(status)) {
      throw TokenRefused.of(status, response.getBodyAsBinaryData().toString());
    }
    return response;
  }

  private void compare(String date) {
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration seen = Duration.between(clock.instant(), theirs);
      // The header has whole seconds, and the answer took some time.
      difference = seen.abs().compareTo(Duration.ofSeconds(2)) <= 0 ? Duration.ZERO : seen;
    } catch (DateTimeParseException _) {
      difference = Duration.ZERO;
    }
  }
}
