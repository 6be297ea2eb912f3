package dev.slipway.http.access;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// How often each caller may ask, counted in this process. Answers say how much is left ([the draft
/// of these
/// headers](https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-03)). The
/// machine's own token has no limit.
final class RateLimits {
  private static final HeaderName LIMIT = HeaderNames.create("RateLimit-Limit");
  private static final HeaderName REMAINING = HeaderNames.create("RateLimit-Remaining");
  private static final HeaderName RESET = HeaderNames.create("RateLimit-Reset");
  private static final Set<CallerId> UNLIMITED = Set.of(CallerId.MACHINE, CallerId.ANYONE);
  private static final int CALLERS = 10_000;

  private final int perMinute;
  private final InstantSource clock;
  private final Map<CallerId, TokenBucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallerId, TokenBucket> eldest) {
          return size() > CALLERS;
        }
      };

  RateLimits(int perMinute, InstantSource clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /// Counts a request and says in its answer what is left; throws `RATE_LIMITED` when nothing is.
  void take(CallerId caller, ServerResponse response) {
    if (UNLIMITED.contains(caller)) {
      return;
    }
    TokenBucket.Level level = bucket(caller).take(clock.instant());
    response.header(LIMIT, Integer.toString(perMinute));
    response.header(REMAINING, Integer.toString(level.remaining()));
    response.header(RESET, seconds(level.untilFull()));
    if (!level.taken()) {
      response.header(HeaderNames.RETRY_AFTER, seconds(level.untilNext()));
      throw tooMany();
    }
  }

  private synchronized TokenBucket bucket(CallerId caller) {
    return buckets.computeIfAbsent(caller, _ -> new TokenBucket(perMinute, clock.instant()));
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.ceilDiv(duration.toMillis(), 1_000L));
  }

  private SlipwayException tooMany() {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.RATE_LIMITED,
            "Tried to take the request in",
            "The caller has asked more often than the %,d times a minute that it may"
                .formatted(perMinute),
            "Wait as long as Retry-After says, and then ask less often"));
  }
}
