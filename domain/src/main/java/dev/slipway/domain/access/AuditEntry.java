package dev.slipway.domain.access;

import dev.slipway.domain.project.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/// What somebody did, or tried to do.
///
/// @param action a verb and its object: `project.delete`
/// @param subject what it was done to: `hello-vite`; shortened to [#MAX_SUBJECT] characters and
///   without control characters
/// @param organization whose matter it was; empty when it was nobody's in particular
/// @param from the network address that it was asked from
/// @param request the id of the request, as the service's own log has it
public record AuditEntry(
    Instant at,
    Caller caller,
    String action,
    String subject,
    Optional<OrganizationId> organization,
    String from,
    String request,
    Outcome outcome) {
  public static final int MAX_SUBJECT = 200;

  /// How it went.
  public enum Outcome {
    /// It was done, or accepted to be done.
    DONE,
    /// The caller was refused.
    REFUSED,
    /// It failed for another reason than the request.
    FAILED;

    /// What a status of HTTP says about it.
    public static Outcome ofStatus(int status) {
      if (status < 400) {
        return DONE;
      }
      return status < 500 ? REFUSED : FAILED;
    }
  }

  public AuditEntry {
    subject = subject.replaceAll("\\p{Cntrl}", "?");
    subject = subject.length() <= MAX_SUBJECT ? subject : subject.substring(0, MAX_SUBJECT);
  }
}
