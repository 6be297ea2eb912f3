package dev.slipway.wire;

import java.util.List;

/// What an organization may use, and uses: `GET /quota`.
///
/// @param releases the largest release of each environment
public record QuotaBody(
    String organizationId, List<QuotaCount> quotas, List<ReleaseLimit> releases) {
  public QuotaBody {
    quotas = List.copyOf(quotas);
    releases = List.copyOf(releases);
  }
}
