package dev.slipway.embedded.runtime.proxy;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;

/// What traffic is led to: an environment of a project.
public record Place(ProjectId project, Environment environment) {
  public static Place of(Release release) {
    return new Place(release.project(), release.environment());
  }
}
