package dev.slipway.engine.access;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Project;
import dev.slipway.ports.access.AccessKeys;
import java.util.Optional;

/// Looks again at who asked for a deployment when its work begins: it may have waited long, and the
/// project may be another one of the same name by now.
public final class StillAllowed {
  private static final String TRIED = "Tried to check who asked for the deployment";

  private final AccessKeys keys;

  public StillAllowed(AccessKeys keys) {
    this.keys = keys;
  }

  /// Returns when whoever asked may deploy this project; `FORBIDDEN` otherwise.
  public void check(DeploymentRequest request, Project project) {
    if (!project.organization().equals(request.organization())) {
      throw refused(
          "The project belongs to another organization now", "Ask for a deployment of your own");
    }
    Optional<KeyId> key = request.caller().flatMap(CallerId::key);
    if (key.isPresent() && !mayDeploy(key.get(), request)) {
      throw refused(
          "The key %s that asked for it may not deploy to %s any more"
              .formatted(key.get(), request.environment().id()),
          "Ask again with a key that may, with POST /deploy/{id}/retry");
    }
  }

  private boolean mayDeploy(KeyId id, DeploymentRequest request) {
    return keys.find(id).filter(key -> allows(key, request)).isPresent();
  }

  private static boolean allows(AccessKey key, DeploymentRequest request) {
    return key.revokedAt().isEmpty()
        && key.grant().role().includes(Role.DEPLOYER)
        && key.grant().reaches(request.organization())
        && key.grant().reaches(request.environment());
  }

  private static SlipwayException refused(String why, String fix) {
    return new SlipwayException(Problem.of(ProblemCode.FORBIDDEN, TRIED, why, fix));
  }
}
