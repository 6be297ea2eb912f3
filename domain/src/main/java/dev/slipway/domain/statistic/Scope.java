package dev.slipway.domain.statistic;

import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import java.util.List;

/// Whose deployments are counted together.
public sealed interface Scope {
  /// Everybody's.
  record Everything() implements Scope {}

  /// An organization's.
  record Organization(OrganizationId id) implements Scope {}

  /// A project's.
  record OfProject(ProjectId id) implements Scope {}

  /// Every scope that a deployment is counted in.
  static List<Scope> of(DeploymentRequest request) {
    return List.of(
        new Everything(),
        new Organization(request.organization()),
        new OfProject(request.project()));
  }

  /// Its name where it is stored: `organization:acme`.
  default String key() {
    return switch (this) {
      case Everything() -> "everything";
      case Organization(OrganizationId id) -> "organization:" + id;
      case OfProject(ProjectId id) -> "project:" + id;
    };
  }
}
