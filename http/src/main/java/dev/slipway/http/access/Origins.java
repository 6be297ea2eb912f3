package dev.slipway.http.access;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Optional;
import java.util.Set;

/// Lets web pages of some origins use the API from a browser
/// ([CORS](https://fetch.spec.whatwg.org/#http-cors-protocol)). A browser asks beforehand without
/// any token, so that is answered before anybody is asked who they are.
public final class Origins implements Filter {
  private static final HeaderName ALLOW_ORIGIN = HeaderNames.create("Access-Control-Allow-Origin");
  private static final HeaderName ALLOW_METHODS =
      HeaderNames.create("Access-Control-Allow-Methods");
  private static final HeaderName ALLOW_HEADERS =
      HeaderNames.create("Access-Control-Allow-Headers");
  private static final HeaderName EXPOSE_HEADERS =
      HeaderNames.create("Access-Control-Expose-Headers");
  private static final HeaderName MAX_AGE = HeaderNames.create("Access-Control-Max-Age");
  private static final HeaderName REQUEST_METHOD =
      HeaderNames.create("Access-Control-Request-Method");

  private final Set<String> allowed;

  /// @param allowed origins as browsers send them: `https://app.example.com`
  public Origins(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (allowed.isEmpty()) {
      chain.proceed();
      return;
    }
    response.header(HeaderNames.VARY, "Origin");
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN).filter(allowed::contains);
    if (origin.isEmpty()) {
      chain.proceed();
      return;
    }
    response.header(ALLOW_ORIGIN, origin.get());
    if (isAskedBeforehand(request)) {
      response.header(ALLOW_METHODS, "GET, HEAD, POST, PUT, DELETE");
      response.header(
          ALLOW_HEADERS,
          "Authorization, Content-Type, Accept, Idempotency-Key, Last-Event-ID, X-Request-Id");
      response.header(MAX_AGE, "600");
      response.status(204).send();
      return;
    }
    response.header(
        EXPOSE_HEADERS,
        "Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset,"
            + " WWW-Authenticate, X-Request-Id");
    chain.proceed();
  }

  private static boolean isAskedBeforehand(RoutingRequest request) {
    return request.prologue().method().equals(Method.OPTIONS)
        && request.headers().contains(REQUEST_METHOD);
  }
}
