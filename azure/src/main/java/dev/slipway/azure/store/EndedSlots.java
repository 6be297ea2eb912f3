package dev.slipway.azure.store;

import java.util.Optional;

/// Takes those out of the state of a project that are named as active and have ended.
final class EndedSlots {
  private final DeploymentItems deployments;

  EndedSlots(DeploymentItems deployments) {
    this.deployments = deployments;
  }

  /// The state as it would be if every end had changed it.
  ProjectState without(ProjectState state) {
    ProjectState now = state;
    for (ProjectState.Slot slot : state.slots().values()) {
      Optional<StoredDeployment> ended =
          slot.active().flatMap(deployments::find).filter(found -> found.place() == Place.ENDED);
      if (ended.isPresent()) {
        now = now.without(ended.get().deployment());
      }
    }
    return now;
  }
}
