package dev.slipway.http.request;

import dev.slipway.domain.project.Environment;
import dev.slipway.http.problem.Refusals;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/// Values in the path and the query of a request.
public final class Parameters {
  /// The most items that one page has.
  public static final int MAX_LIMIT = 1_000;

  private Parameters() {}

  /// A part of the path by its name, decoded.
  public static String path(ServerRequest request, String name) {
    return request.path().pathParameters().get(name);
  }

  /// A parameter of the query, if it is there and not empty.
  public static Optional<String> query(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }

  /// How many items a page is to have.
  public static int limit(ServerRequest request, int standard) {
    Optional<String> text = query(request, "limit");
    if (text.isEmpty()) {
      return standard;
    }
    if (text.get().matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw Refusals.invalid(List.of("limit is not a number from 1 to " + MAX_LIMIT));
  }

  /// The environment that is asked about; production when none is named.
  public static Environment environment(ServerRequest request) {
    return environmentIfAny(request).orElse(Environment.PRODUCTION);
  }

  /// The environment that is asked about, if one is named.
  public static Optional<Environment> environmentIfAny(ServerRequest request) {
    return query(request, "environment").map(Environments::parse);
  }
}
