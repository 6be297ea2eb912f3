package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.DeploymentFollower;
import dev.slipway.cli.client.DeploymentWatcher;
import dev.slipway.cli.client.Problems;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.deploy.DeployOutcome;
import dev.slipway.cli.deploy.InterruptNotice;
import dev.slipway.cli.deploy.NothingShown;
import dev.slipway.cli.deploy.StepsView;
import dev.slipway.cli.deploy.StillLive;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Durations;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.ProblemView;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.output.Style;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.Problem;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.ReleaseBody;
import java.time.Duration;
import java.util.Optional;

/// How a command that started a deployment goes on: it shows it to its end, or leaves it.
final class DeploymentFollow {
  /// Ended, but not as it was asked for.
  private static final int CANCELLED = 130;

  private final Session session;
  private final Screen screen;
  private final Api api;
  private final Optional<ReleaseBody> returnsTo;
  private final boolean json;

  /// @param returnsTo the release that a rollback makes live again
  DeploymentFollow(Session session, Api api, Optional<ReleaseBody> returnsTo, boolean json) {
    this.session = session;
    this.screen = session.screen();
    this.api = api;
    this.returnsTo = returnsTo;
    this.json = json;
  }

  /// Says how to follow it, and its id last.
  int leave(String deploymentId) {
    if (json) {
      Route status = Route.of("deploy", deploymentId, "status");
      session.printJson(DeployOutcome.of(api.get(status, DeploymentStatus.class), returnsTo));
    } else {
      screen.line("  Accepted. Follow it with: slipway logs -f " + deploymentId);
      screen.line(deploymentId);
    }
    return ExitCode.DONE;
  }

  /// Shows it to the end and answers the exit code.
  int toTheEnd(String deploymentId) {
    DeploymentWatcher watcher =
        json ? new NothingShown() : new StepsView(screen, session.surroundings().clock());
    DeploymentStatus end;
    try (InterruptNotice _ = InterruptNotice.during(deploymentId, screen)) {
      end =
          new DeploymentFollower(api, session.surroundings().clock()).follow(deploymentId, watcher);
    }
    screen.clearLiveLine();
    if (json) {
      session.printJson(DeployOutcome.of(end, returnsTo));
    } else {
      print(end);
    }
    return exitCode(end);
  }

  private void print(DeploymentStatus end) {
    if (end.problem() != null) {
      Problem problem = Problems.of(end.problem());
      new ProblemView(screen)
          .print(problem, new StillLive(api, session.surroundings().clock()).after(end));
    } else if (end.state().equals(Phase.SUCCEEDED.id())) {
      printLive(end);
    } else {
      screen.line("  " + screen.styled(Style.WARNING, "Cancelled"));
    }
  }

  private void printLive(DeploymentStatus end) {
    Duration duration = Duration.ofMillis(end.durationMs() == null ? 0 : end.durationMs());
    screen.line(
        "  %s in %s".formatted(screen.styled(Style.GOOD, "Live"), Durations.text(duration)));
    if (end.url() != null) {
      screen.line(Printable.of(end.url().toString()));
    }
  }

  /// What a command answers that has followed a deployment to this end.
  static int exitCode(DeploymentStatus end) {
    if (end.problem() != null && !end.state().equals(Phase.SUCCEEDED.id())) {
      return ExitCode.of(Problems.of(end.problem()).kind());
    }
    return end.state().equals(Phase.SUCCEEDED.id()) ? ExitCode.DONE : CANCELLED;
  }
}
