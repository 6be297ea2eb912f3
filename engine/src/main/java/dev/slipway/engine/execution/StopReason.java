package dev.slipway.engine.execution;

/// Why work on a deployment ends before it is done.
public enum StopReason {
  /// Somebody asked for it; the deployment ends as cancelled.
  CANCELLED,
  /// The deployment took longer than it may; it ends as failed.
  TIMED_OUT,
  /// Another worker has it now, or nobody knows; nothing more may be written.
  LEASE_LOST,
  /// This process ends; another one goes on.
  SHUTDOWN
}
