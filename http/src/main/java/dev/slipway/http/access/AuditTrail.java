package dev.slipway.http.access;

import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.request.RequestId;
import dev.slipway.ports.audit.AuditLog;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what was done before whoever did it hears that it was.
final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  private final AuditLog log;
  private final InstantSource clock;

  AuditTrail(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /// Keeps an entry when the request is answered, however it is.
  void follow(String action, Permit permit, ServerRequest request, ServerResponse response) {
    response.beforeSend(() ->
        keep(
            new AuditEntry(
                clock.instant(),
                permit.caller(),
                action,
                permit.subject(),
                permit.concerned(),
                request.remotePeer().host(),
                RequestId.of(request),
                AuditEntry.Outcome.ofStatus(response.status().code()))));
  }

  /// The deed is done by now, so an entry that cannot be kept goes to the service's own log instead
  /// of turning the answer into a lie.
  private void keep(AuditEntry entry) {
    try {
      log.append(entry);
    } catch (SlipwayException e) {
      LOG.error("The audit log did not take {}", entry, e);
    }
  }
}
