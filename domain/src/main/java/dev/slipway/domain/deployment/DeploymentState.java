package dev.slipway.domain.deployment;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.release.ReleaseId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Where a deployment stands; each state carries what only it knows.
public sealed interface DeploymentState {
  /// Which state, without what it carries.
  Phase phase();

  /// When the deployment came into this state.
  Instant since();

  /// Accepted, waiting for a worker.
  record Queued(Instant since) implements DeploymentState {
    @Override
    public Phase phase() {
      return Phase.QUEUED;
    }
  }

  /// Taken by a worker.
  ///
  /// @param attempt counts from 1
  /// @param waiting the problem of the attempt before and when the next one begins; empty while
  ///   steps run
  record Running(Instant since, int attempt, Optional<Wait> waiting) implements DeploymentState {
    public Running {
      if (attempt < 1) {
        throw new IllegalArgumentException("attempts count from 1, not " + attempt);
      }
    }

    @Override
    public Phase phase() {
      return Phase.RUNNING;
    }
  }

  /// Somebody asked for its end; what runs is being stopped.
  record Cancelling(Instant since, int attempt) implements DeploymentState {
    @Override
    public Phase phase() {
      return Phase.CANCELLING;
    }
  }

  /// Its release serves.
  record Succeeded(Instant since, ReleaseId release, URI url) implements DeploymentState {
    @Override
    public Phase phase() {
      return Phase.SUCCEEDED;
    }
  }

  /// It ended with a problem; what served before still serves.
  ///
  /// @param step where it failed
  record Failed(Instant since, Step step, Problem problem) implements DeploymentState {
    @Override
    public Phase phase() {
      return Phase.FAILED;
    }
  }

  /// It was ended on request; what served before still serves.
  record Cancelled(Instant since) implements DeploymentState {
    @Override
    public Phase phase() {
      return Phase.CANCELLED;
    }
  }

  /// Between two attempts.
  record Wait(Instant until, Problem problem) {}
}
