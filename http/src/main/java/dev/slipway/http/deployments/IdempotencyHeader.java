package dev.slipway.http.deployments;

import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.http.problem.Refusals;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/// `Idempotency-Key`: a request that comes again with it has no further effect.
final class IdempotencyHeader {
  /// Says that the answer is that of an earlier request.
  static final Header REPLAYED = HeaderValues.create("Idempotency-Replayed", "true");

  private static final HeaderName KEY = HeaderNames.create("Idempotency-Key");

  private IdempotencyHeader() {}

  static Optional<String> of(ServerRequest request) {
    Optional<String> key = request.headers().first(KEY);
    if (key.isPresent() && !IdempotencyKey.isUsable(key.get())) {
      throw Refusals.invalid(
          List.of("the header Idempotency-Key is not 1 to 255 visible ASCII characters"));
    }
    return key;
  }
}
