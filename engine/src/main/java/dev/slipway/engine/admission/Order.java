package dev.slipway.engine.admission;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.source.SourceId;
import java.util.Optional;

/// A wish to make a source live.
///
/// @param user for whom, as the calling system names them
/// @param source empty for the source that the project took in last
/// @param caller who proved to be allowed to ask
public record Order(
    ProjectId project,
    OrganizationId organization,
    UserId user,
    Environment environment,
    Optional<SourceId> source,
    Optional<CallerId> caller) {

  /// An order that nobody looks at again for who gave it.
  public Order(
      ProjectId project,
      OrganizationId organization,
      UserId user,
      Environment environment,
      Optional<SourceId> source) {
    this(project, organization, user, environment, source, Optional.empty());
  }

  /// The same order, given by that caller.
  public Order by(CallerId who) {
    return new Order(project, organization, user, environment, source, Optional.of(who));
  }
}
