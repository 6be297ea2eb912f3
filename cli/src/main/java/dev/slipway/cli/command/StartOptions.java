package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.wire.ReleaseBody;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How a command that starts a deployment asks for it and goes on.
final class StartOptions {
  @Option(names = "--user", paramLabel = "ID", description = "Who asks (default: cli).")
  private String user = "cli";

  @Option(
      names = {"--no-wait", "--detach"},
      description = "Return when the deployment is accepted.")
  private boolean detached;

  String user() {
    return user;
  }

  /// Shows the deployment to its end, or leaves it, and answers the exit code.
  int follow(String deployment, Session session, Api api, boolean json) {
    return follow(deployment, Optional.empty(), session, api, json);
  }

  /// The same for a rollback.
  ///
  /// @param returnsTo what it returns to
  int follow(
      String deployment, Optional<ReleaseBody> returnsTo, Session session, Api api, boolean json) {
    DeploymentFollow follow = new DeploymentFollow(session, api, returnsTo, json);
    return detached ? follow.leave(deployment) : follow.toTheEnd(deployment);
  }
}
