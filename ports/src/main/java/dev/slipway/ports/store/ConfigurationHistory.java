package dev.slipway.ports.store;

import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import java.util.Optional;

/// Keeps the versions of the configurations of projects. What a method answered is durable across a
/// loss of power. Deleting a project forgets its versions.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface ConfigurationHistory {
  /// Saves the project as [ProjectStore#save] does and keeps the version that its configuration is:
  /// both or neither. A conflict keeps nothing.
  SaveResult<Project> save(Project project, ConfigurationVersion version);

  /// The version of that number, if it is kept.
  Optional<ConfigurationVersion> find(ProjectId project, long number);

  /// Versions, newest first.
  ///
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<ConfigurationVersion> list(ProjectId project, Optional<String> after, int limit);

  /// Forgets all versions but the newest and those that a kept release holds. Repeating it is
  /// harmless.
  ///
  /// @param newest how many stay in any case, at least 1
  void forgetOld(ProjectId project, int newest);
}
