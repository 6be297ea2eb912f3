package dev.slipway.domain.project;

import java.time.Instant;

/// What is deployed: one web project of one organization.
///
/// @param name for people; the id when none was given
/// @param active an inactive project keeps serving but takes no deployments
/// @param version counts saves, for compare-and-set; 0 before the first
public record Project(
    ProjectId id,
    OrganizationId organization,
    String name,
    boolean active,
    ProjectConfiguration configuration,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  /// The longest name, in characters.
  public static final int MAX_NAME = 200;

  public Project {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "a project's name has 1 to %d characters".formatted(MAX_NAME));
    }
  }

  /// A project that nobody has saved yet.
  public static Project create(
      ProjectId id, OrganizationId organization, String name, Instant now) {
    return new Project(id, organization, name, true, ProjectConfiguration.empty(), now, now, 0);
  }

  public Project withName(String name, Instant now) {
    return new Project(id, organization, name, active, configuration, createdAt, now, version);
  }

  public Project withActive(boolean active, Instant now) {
    return new Project(id, organization, name, active, configuration, createdAt, now, version);
  }

  public Project withConfiguration(ProjectConfiguration configuration, Instant now) {
    return new Project(id, organization, name, active, configuration, createdAt, now, version);
  }

  public Project withVersion(long version) {
    return new Project(
        id, organization, name, active, configuration, createdAt, updatedAt, version);
  }
}
