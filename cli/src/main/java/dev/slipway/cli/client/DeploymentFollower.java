package dev.slipway.cli.client;

import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.LogLineBody;
import dev.slipway.wire.StepBody;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/// Follows a deployment to its end by its events. A broken stream is taken up again where it broke,
/// and while the server gives no events its status is asked for instead.
public final class DeploymentFollower {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  /// A living stream says something at least this often.
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /// How long a server may be away, which is restarted for instance.
  private static final Duration ABSENCE = Duration.ofSeconds(60);

  private final Api api;
  private final InstantSource clock;

  public DeploymentFollower(Api api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /// Whether no more will happen to the deployment.
  public static boolean isFinal(DeploymentStatus status) {
    return Arrays.stream(Phase.values())
        .anyMatch(phase -> phase.isFinal() && phase.id().equals(status.state()));
  }

  /// Follows until the end, and answers how it ended.
  public DeploymentStatus follow(String deploymentId, DeploymentWatcher watcher) {
    Following following = new Following(deploymentId, watcher);
    Instant lastAnswer = clock.instant();
    while (true) {
      try {
        Optional<DeploymentStatus> end = following.readEvents();
        if (end.isPresent()) {
          return end.get();
        }
        DeploymentStatus status =
            api.get(Route.of("deploy", deploymentId, "status"), DeploymentStatus.class);
        watcher.status(status);
        if (isFinal(status)) {
          return status;
        }
        lastAnswer = clock.instant();
      } catch (SlipwayException e) {
        boolean mayComeBack = e.problem().kind() == ProblemKind.EXTERNAL;
        if (!mayComeBack || clock.instant().isAfter(lastAnswer.plus(ABSENCE))) {
          throw e;
        }
      }
      pause(watcher);
    }
  }

  private static void pause(DeploymentWatcher watcher) {
    watcher.idle();
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while following a deployment", e);
    }
  }

  /// One deployment being followed, over as many streams as it takes.
  private final class Following {
    private final String deploymentId;
    private final DeploymentWatcher watcher;
    private String lastId = "";

    Following(String deploymentId, DeploymentWatcher watcher) {
      this.deploymentId = deploymentId;
      this.watcher = watcher;
    }

    /// Reads one stream until it ends or falls silent, or the deployment is over; answers how it
    /// ended then.
    Optional<DeploymentStatus> readEvents() {
      Route route = Route.of("deploy", deploymentId, "events");
      try (EventStream events = new EventStream(api.events(route, lastId))) {
        Instant lastSign = clock.instant();
        while (clock.instant().isBefore(lastSign.plus(SILENCE))) {
          switch (events.next(TICK).orElse(null)) {
            case null -> watcher.idle();
            case EventStream.Signal.Ended() -> {
              return Optional.empty();
            }
            case EventStream.Signal.Came(ServerEvent event) -> {
              Optional<DeploymentStatus> end = tell(event);
              lastId = event.id().isEmpty() ? lastId : event.id();
              if (end.isPresent()) {
                return end;
              }
              lastSign = clock.instant();
            }
          }
        }
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while following a deployment", e);
      }
    }

    private Optional<DeploymentStatus> tell(ServerEvent event) {
      switch (event.name()) {
        case "log" -> watcher.log(read(event, LogLineBody.class));
        case "step" -> watcher.step(read(event, StepBody.class));
        case "state" -> {
          DeploymentStatus status = read(event, DeploymentStatus.class);
          watcher.status(status);
          return Optional.of(status).filter(DeploymentFollower::isFinal);
        }
        default -> watcher.idle(); // A sign of life, or news that this version does not know.
      }
      return Optional.empty();
    }

    private <T> T read(ServerEvent event, Class<T> type) {
      try {
        return Json.read(event.data(), type);
      } catch (IOException e) {
        throw new SlipwayException(Problems.strange(api.server(), "an event cannot be read"), e);
      }
    }
  }
}
