package dev.slipway.domain.deployment;

/// A move between states that the table in [Phase] does not have: a mistake in Slipway, never a
/// user's.
public final class IllegalMoveException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IllegalMoveException(DeploymentId id, Phase from, Phase to) {
    super("deployment %s cannot go from %s to %s".formatted(id, from.id(), to.id()));
  }
}
