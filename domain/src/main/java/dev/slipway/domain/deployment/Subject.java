package dev.slipway.domain.deployment;

import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.SourceId;

/// What a deployment makes live.
public sealed interface Subject {
  /// The files of a source, built when no artifact of them exists.
  record FromSource(SourceId source) implements Subject {}

  /// A release that was live before: a rollback.
  record FromRelease(ReleaseId release) implements Subject {}

  /// What is live, with the values that the secrets it follows have by now.
  record Rotated() implements Subject {}
}
