package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.wire.DeploymentStatus;

/// The deployment that a user means by its id, or by its project as the latest one.
final class NamedDeployment {
  private static final String ID_PREFIX = "deploy_";

  private NamedDeployment() {}

  /// Whether that is an id; no project's name has an underscore.
  static boolean isId(String name) {
    return name.startsWith(ID_PREFIX);
  }

  static DeploymentStatus find(Api api, String name) {
    if (isId(name)) {
      return api.get(Route.of("deploy", name, "status"), DeploymentStatus.class);
    }
    String project = new ProjectId(name).value();
    return api
        .page(Route.of("deploy", "project", project).with("limit", "1"), DeploymentStatus.class)
        .items()
        .stream()
        .findFirst()
        .orElseThrow(() ->
            new SlipwayException(
                Problem.of(
                        ProblemCode.DEPLOYMENT_NOT_FOUND,
                        "Tried to find the project's latest deployment",
                        "The project was never deployed",
                        "Deploy it with `slipway deploy`")
                    .at(project)));
  }
}
