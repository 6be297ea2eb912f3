package dev.slipway.ports.disk;

import dev.slipway.domain.project.ProjectId;
import java.time.Instant;
import java.util.Optional;

/// Something on the disk that can be made again and spares time while it is there.
///
/// @param name among those of its kind: `shop-production`, `node@22.21.1`
/// @param project whose it is; empty for what all share
/// @param lastUsed when it was last used
public record DiskCache(Kind kind, String name, Optional<ProjectId> project, Instant lastUsed) {
  /// What it spares.
  public enum Kind {
    /// Installing a project's dependencies and building all of it.
    WORKSPACE,
    /// Fetching a program from the registry.
    TOOLCHAIN
  }
}
