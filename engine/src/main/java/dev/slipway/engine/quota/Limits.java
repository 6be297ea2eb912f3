package dev.slipway.engine.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.store.SaveResult;
import java.util.function.UnaryOperator;

/// What each organization may use: its own limits, and everybody's where it has none of its own.
/// They are looked up each time, so a change holds for every process from the next request on.
public final class Limits {
  private final LimitStore store;
  private final QuotaLimits everybody;

  public Limits(LimitStore store, QuotaLimits everybody) {
    this.store = store;
    this.everybody = everybody;
  }

  /// The limits that hold for an organization.
  public QuotaLimits of(OrganizationId organization) {
    return own(organization).over(everybody);
  }

  /// What it has in place of everybody's.
  public OwnLimits own(OrganizationId organization) {
    return store.find(organization);
  }

  /// What holds where an organization has nothing of its own.
  public QuotaLimits everybody() {
    return everybody;
  }

  /// Changes what the organization has of its own.
  public OwnLimits change(OrganizationId organization, UnaryOperator<OwnLimits> change) {
    while (true) {
      if (store.save(change.apply(own(organization)))
          instanceof SaveResult.Saved<OwnLimits>(OwnLimits saved)) {
        return saved;
      }
    }
  }
}
