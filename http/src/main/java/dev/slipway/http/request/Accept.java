package dev.slipway.http.request;

import dev.slipway.http.problem.Refusals;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;

/// Which formats a caller takes.
public final class Accept {
  public static final MediaType JSON = MediaTypes.APPLICATION_JSON;
  public static final MediaType EVENTS = MediaTypes.TEXT_EVENT_STREAM;

  private Accept() {}

  /// Refuses with 406 a caller that does not take this format.
  public static void require(ServerRequest request, MediaType offered) {
    if (!takes(request, offered)) {
      throw Refusals.notAcceptable(offered.text());
    }
  }

  /// Whether the caller asks for this format by its name.
  public static boolean names(ServerRequest request, MediaType format) {
    try {
      return request.headers().acceptedTypes().stream()
          .anyMatch(type ->
              type.mediaType().type().equals(format.type())
                  && type.mediaType().subtype().equals(format.subtype()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean takes(ServerRequest request, MediaType offered) {
    if (!request.headers().contains(HeaderNames.ACCEPT)) {
      return true;
    }
    try {
      return request.headers().acceptedTypes().stream()
          .filter(type -> type.qualityFactor() > 0)
          .anyMatch((HttpMediaType type) -> type.test(offered));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
