package dev.slipway.builder.disk;

/// What builds may take of the disk.
///
/// @param workspaceBytes how large one workspace may grow, with what stays in it between builds
/// @param reserveBytes what a build leaves free, so that the service itself can go on writing
public record DiskBounds(long workspaceBytes, long reserveBytes) {
  public DiskBounds {
    if (workspaceBytes <= 0 || reserveBytes < 0) {
      throw new IllegalArgumentException("a workspace has room, and a reserve is not negative");
    }
  }
}
