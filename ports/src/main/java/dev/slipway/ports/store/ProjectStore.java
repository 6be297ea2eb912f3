package dev.slipway.ports.store;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import java.util.Optional;

/// Keeps projects. What a method answered is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface ProjectStore {
  /// Saves a project that has version 0 as a new one with version 1; a conflict when the id is
  /// taken.
  ///
  /// Otherwise replaces the project if its saved version is this one's, and counts the version up.
  SaveResult<Project> save(Project project);

  /// The project as last saved; sees every save that returned before.
  Optional<Project> find(ProjectId id);

  /// Projects in order of id.
  ///
  /// @param owner only those of this organization; empty for all
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<Project> list(Optional<OrganizationId> owner, Optional<String> after, int limit);

  /// Forgets the project with its deployments, releases, activations, webhooks and the versions of
  /// its configuration. Repeating it is harmless.
  void delete(ProjectId id);
}
