package dev.slipway.domain.configuration;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One version of the configuration of a project, and how it came about. Immutable.
///
/// @param by who made it; empty for one from before that was noted
/// @param changes what it changed in the version before it
/// @param returnedTo the earlier version that it repeats, if it was made to do so
public record ConfigurationVersion(
    ProjectId project,
    ProjectConfiguration configuration,
    Instant at,
    Optional<CallerId> by,
    List<Difference> changes,
    Optional<Long> returnedTo) {
  public ConfigurationVersion {
    changes = List.copyOf(changes);
  }

  /// The version that comes about by changing one into the next.
  public static ConfigurationVersion of(
      ProjectId project,
      ProjectConfiguration before,
      ProjectConfiguration next,
      Instant at,
      CallerId by,
      Optional<Long> returnedTo) {
    return new ConfigurationVersion(
        project, next, at, Optional.of(by), Difference.between(before, next), returnedTo);
  }

  /// Counts the changes of the project's configuration.
  public long number() {
    return configuration.version();
  }
}
