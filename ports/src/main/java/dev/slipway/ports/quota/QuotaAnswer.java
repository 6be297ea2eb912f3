package dev.slipway.ports.quota;

import dev.slipway.domain.quota.Quota;

/// Whether there was room.
public sealed interface QuotaAnswer {
  /// The place is held.
  record Reserved() implements QuotaAnswer {}

  /// A quota is used up; nothing was counted.
  record Refused(Quota quota, long limit, long used) implements QuotaAnswer {}
}
