package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import io.helidon.webserver.http.ServerRequest;

/// Finds out who asks.
@FunctionalInterface
interface Identification {
  /// Who it is. Throws a `SlipwayException` when that is not known: `UNAUTHORIZED`, `FORBIDDEN`, or
  /// a retryable one when it cannot be found out now.
  Caller identify(ServerRequest request);
}
