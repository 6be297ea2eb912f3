package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import dev.slipway.domain.problem.SlipwayException;
import java.util.function.Supplier;

/// Who a caller was found to be, and how to find that out again.
record Proof(Caller caller, Supplier<Caller> again) {
  /// Whether the same proof would be taken now.
  boolean holds() {
    try {
      return again.get().equals(caller);
    } catch (SlipwayException _) {
      return false;
    }
  }
}
