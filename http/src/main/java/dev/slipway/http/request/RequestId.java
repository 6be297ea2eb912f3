package dev.slipway.http.request;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a request is called in answers and in the log: the caller's `X-Request-Id` if it can be
/// used, else a fresh UUID.
public final class RequestId {
  /// The header, in both directions.
  public static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  private RequestId() {}

  /// The id of a request that [RequestFilter] has seen.
  public static String of(ServerRequest request) {
    return request.context().get(HEADER, String.class).orElse("");
  }

  /// The caller's id, or a fresh one.
  public static String accepted(Optional<String> header) {
    return header
        .filter(id -> USABLE.matcher(id).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
