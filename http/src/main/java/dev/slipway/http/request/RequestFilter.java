package dev.slipway.http.request;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Names each request, in every line that is logged meanwhile too, sets the headers that every
/// answer has, and logs one line when it is done: never its body, its query or its headers.
public final class RequestFilter implements Filter {
  private static final HeaderName RESPONSE_TIME = HeaderNames.create("X-Response-Time");
  private static final HeaderName CONTENT_TYPE_OPTIONS =
      HeaderNames.create("X-Content-Type-Options");
  private static final String LOG_KEY = "request";
  private static final Logger LOG = LoggerFactory.getLogger(RequestFilter.class);

  private final LongSupplier nanoTime;

  /// @param nanoTime a clock for durations, such as `System::nanoTime`
  public RequestFilter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = nanoTime.getAsLong();
    String id = RequestId.accepted(request.headers().first(RequestId.HEADER));
    request.context().register(RequestId.HEADER, id);
    response.header(RequestId.HEADER, id);
    response.header(CONTENT_TYPE_OPTIONS, "nosniff");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.beforeSend(() -> response.header(RESPONSE_TIME, elapsed(start) + "ms"));
    try (MDC.MDCCloseable _ = MDC.putCloseable(LOG_KEY, id)) {
      answer(chain, request, response, start);
    }
  }

  private void answer(
      FilterChain chain, RoutingRequest request, RoutingResponse response, long start) {
    try {
      chain.proceed();
    } finally {
      LOG.info(
          "{} {} {} {} ms",
          request.prologue().method().text(),
          request.path().rawPath(),
          response.status().code(),
          elapsed(start));
    }
  }

  private long elapsed(long start) {
    return Duration.ofNanos(nanoTime.getAsLong() - start).toMillis();
  }
}
