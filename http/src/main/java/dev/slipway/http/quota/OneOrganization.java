package dev.slipway.http.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.http.access.Permit;
import dev.slipway.http.problem.Refusals;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/// Whose numbers are asked for, where the numbers of all make no sense.
final class OneOrganization {
  private OneOrganization() {}

  /// The one that the query names, or the caller's own.
  static OrganizationId of(ServerRequest request) {
    return Permit.of(request)
        .organization()
        .orElseThrow(
            () -> Refusals.invalid(List.of("orgId: is required of a caller of the platform")));
  }
}
