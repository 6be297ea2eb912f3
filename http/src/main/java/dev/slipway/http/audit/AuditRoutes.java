package dev.slipway.http.audit;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.store.Page;
import dev.slipway.wire.AuditBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;

/// Shows the audit log.
public final class AuditRoutes {
  private static final int STANDARD_PAGE = 100;

  private final AuditLog log;
  private final Json json;

  public AuditRoutes(AuditLog log, Json json) {
    this.log = log;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes.json(GET, "/audit", this::list);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Page<AuditEntry> page =
        log.list(
            Permit.of(request).organization(),
            Parameters.query(request, "after"),
            Parameters.limit(request, STANDARD_PAGE));
    json.sendPage(response, page, AuditRoutes::body);
  }

  private static AuditBody body(AuditEntry entry) {
    Grant grant = entry.caller().grant();
    return new AuditBody(
        entry.at(),
        entry.caller().id().value(),
        grant.role().id(),
        grant.organization().map(OrganizationId::value).orElse(null),
        entry.action(),
        entry.subject(),
        entry.organization().map(OrganizationId::value).orElse(null),
        entry.from(),
        entry.request(),
        entry.outcome().name().toLowerCase(Locale.ROOT));
  }
}
