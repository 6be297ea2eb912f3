package dev.slipway.http.request;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/// Stands in front of routes.
@FunctionalInterface
public interface Guard {
  /// The route behind whatever has to be asked first.
  Handler before(Method method, String path, Handler route);
}
