package dev.slipway.ports.quota;

import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Quota;

/// Whether there was room for what something wants to hold.
public sealed interface HoldingAnswer {
  /// It holds it.
  record Held(Holding holding) implements HoldingAnswer {}

  /// A quota would be passed; nothing was changed.
  ///
  /// @param used without what was asked for
  record Refused(Quota quota, long limit, long used) implements HoldingAnswer {}
}
