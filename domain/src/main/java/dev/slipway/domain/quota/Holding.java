package dev.slipway.domain.quota;

import dev.slipway.domain.project.OrganizationId;
import java.time.Instant;

/// How much something uses of its organization's quotas.
///
/// @param since when it was taken last
/// @param version counts its changes, for compare-and-set
public record Holding(
    OrganizationId organization,
    Holder holder,
    QuotaUse amounts,
    State state,
    Instant since,
    long version) {

  /// What is known of the thing that holds it.
  public enum State {
    /// It is about to be there, or to be larger. Somebody has to look what became of it.
    TAKEN,
    /// It is there.
    KEPT,
    /// It is about to go. Somebody has to look whether it went.
    LEAVING
  }
}
