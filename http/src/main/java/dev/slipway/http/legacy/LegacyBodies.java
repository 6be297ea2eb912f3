package dev.slipway.http.legacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// V2's answers, with their members in V2's order.
final class LegacyBodies {
  /// Always with milliseconds, as `toISOString` of JavaScript has it.
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LegacyBodies() {}

  /// The deployment was accepted.
  record Initiated(boolean success, String deploymentId, String message) {}

  /// A request was refused; `error` is a text for people or a code, as V2 had both.
  record Refused(boolean success, String error, String message) {}

  /// The body was no JSON.
  record Malformed(boolean success, Reason error, String timestamp) {
    record Reason(String code, String message, String requestId) {}
  }

  static Initiated initiated(String deploymentId) {
    return new Initiated(true, deploymentId, "Deployment initiated successfully");
  }

  static Refused projectNotFound() {
    return refused(
        "Project not found",
        "The specified project does not exist or you do not have access to it");
  }

  static Refused inProgress(String status) {
    return refused(
        "Deployment in progress",
        "Cannot start new deployment. Project is currently in '%s' state. Please wait for the current deployment to complete."
            .formatted(status));
  }

  static Refused refused(String error, String message) {
    return new Refused(false, error, message);
  }

  static Malformed malformed(String requestId, Instant now) {
    return new Malformed(
        false,
        new Malformed.Reason("INVALID_REQUEST", "Malformed JSON in request body", requestId),
        TIMESTAMP.format(now));
  }
}
