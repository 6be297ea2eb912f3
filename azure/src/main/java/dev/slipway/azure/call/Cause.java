package dev.slipway.azure.call;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpResponse;
import java.util.Optional;

/// What is behind a failure: the SDKs wrap what they were told, sometimes more than once.
public final class Cause {
  private Cause() {}

  /// The first of that type, from the failure itself down.
  public static <T extends Throwable> Optional<T> of(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /// The status of the answer over HTTP that said no; 0 when none did.
  public static int status(Throwable failure) {
    return of(failure, HttpResponseException.class)
        .map(HttpResponseException::getResponse)
        .map(HttpResponse::getStatusCode)
        .orElse(0);
  }
}
