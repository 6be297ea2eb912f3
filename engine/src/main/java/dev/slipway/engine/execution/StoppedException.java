package dev.slipway.engine.execution;

/// Leaves the steps of a deployment whose work was stopped.
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  public StoppedException(StopReason reason) {
    super("stopped: " + reason);
    this.reason = reason;
  }

  public StopReason reason() {
    return reason;
  }
}
