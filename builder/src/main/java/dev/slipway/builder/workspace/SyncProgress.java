package dev.slipway.builder.workspace;

/// Who is told how far a sync is that takes more than a moment.
@FunctionalInterface
public interface SyncProgress {
  /// So many of all files of the source are in the workspace.
  void reached(int there, int all);
}
