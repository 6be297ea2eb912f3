package dev.slipway.wire;

import java.util.List;

/// What an organization may use, and uses: `GET /quota`.
public record QuotaBody(String organizationId, List<QuotaCount> quotas) {
  public QuotaBody {
    quotas = List.copyOf(quotas);
  }
}
