package dev.slipway.azure.standin.entra;

import dev.slipway.azure.standin.web.WebResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A refusal in the form that Microsoft documents
/// (https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application).
final class EntraRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final int code;

  EntraRefusal(int status, String error, int code, String message) {
    super(message);
    this.status = status;
    this.error = error;
    this.code = code;
  }

  WebResponse response(Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    String correlation = UUID.randomUUID().toString();
    String trace = UUID.randomUUID().toString();
    body.put("error", error);
    body.put(
        "error_description",
        "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
            .formatted(code, getMessage(), trace, correlation, now));
    body.put("error_codes", List.of(code));
    body.put("timestamp", now.toString());
    body.put("trace_id", trace);
    body.put("correlation_id", correlation);
    body.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    return WebResponse.of(status, body);
  }
}
