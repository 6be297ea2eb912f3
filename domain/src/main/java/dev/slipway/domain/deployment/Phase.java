package dev.slipway.domain.deployment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The states of a deployment and every legal move between them.
public enum Phase {
  QUEUED,
  RUNNING,
  CANCELLING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /// Where a deployment may go from here. A deployment that is being cancelled may still succeed or
  /// fail, because the request can come after its traffic has moved or its last step has failed.
  public Set<Phase> next() {
    return switch (this) {
      case QUEUED -> EnumSet.of(RUNNING, CANCELLED);
      case RUNNING -> EnumSet.of(CANCELLING, SUCCEEDED, FAILED);
      case CANCELLING -> EnumSet.of(CANCELLED, SUCCEEDED, FAILED);
      case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(Phase.class);
    };
  }

  /// Whether no move leads away.
  public boolean isFinal() {
    return next().isEmpty();
  }

  /// The name used on every surface: `queued`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
