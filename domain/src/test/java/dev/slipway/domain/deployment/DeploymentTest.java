package dev.slipway.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.release.ReleaseId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Problem PROBLEM =
      Problem.of(ProblemCode.BUILD_COMMAND_FAILED, "Tried to build", "exit code 1", "Mend it");
  private static final ReleaseId RELEASE = new ReleaseId("rel_" + "0".repeat(32));

  private static final List<UnaryOperator<Deployment>> MOVES =
      List.of(
          deployment -> deployment.startAttempt(NOW),
          deployment -> deployment.waitForRetry(NOW, NOW.plusSeconds(1), PROBLEM),
          deployment -> deployment.cancel(NOW),
          deployment -> deployment.cancelled(NOW),
          deployment -> deployment.succeed(NOW, RELEASE, URI.create("http://hello.test")),
          deployment -> deployment.fail(NOW, Step.BUILD, PROBLEM));

  @Test
  void theTableHasExactlyTheseMoves() {
    Map<Phase, Set<Phase>> table = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      table.put(phase, phase.next());
    }

    assertThat(table)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Phase.QUEUED, EnumSet.of(Phase.RUNNING, Phase.CANCELLED),
                Phase.RUNNING, EnumSet.of(Phase.CANCELLING, Phase.SUCCEEDED, Phase.FAILED),
                Phase.CANCELLING, EnumSet.of(Phase.CANCELLED, Phase.SUCCEEDED, Phase.FAILED),
                Phase.SUCCEEDED, EnumSet.noneOf(Phase.class),
                Phase.FAILED, EnumSet.noneOf(Phase.class),
                Phase.CANCELLED, EnumSet.noneOf(Phase.class)));
  }

  @RepeatedTest(50)
  void whateverIsTriedOnlyMovesOfTheTableHappenAndAnEndIsAnEnd() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Deployment deployment = queued();
    for (int i = 0; i < 40; i++) {
      Deployment next = afterTrying(MOVES.get(random.nextInt(MOVES.size())), deployment);
      Phase from = deployment.state().phase();
      Phase to = next.state().phase();
      assertThat(from == to || from.next().contains(to))
          .as("seed %d: %s to %s", seed, from, to)
          .isTrue();
      if (from.isFinal()) {
        assertThat(next).as("seed %d", seed).isEqualTo(deployment);
      }
      deployment = next;
    }
  }

  @Test
  void whatNeverBeganIsCancelledAtOnce() {
    assertThat(queued().cancel(NOW).state().phase()).isEqualTo(Phase.CANCELLED);
    assertThat(queued().startAttempt(NOW).cancel(NOW).state().phase()).isEqualTo(Phase.CANCELLING);
  }

  @Test
  void anIllegalMoveNamesBothEnds() {
    assertThatThrownBy(() -> queued().fail(NOW, Step.BUILD, PROBLEM))
        .isInstanceOf(IllegalMoveException.class)
        .hasMessageContaining("from queued to failed");
  }

  @Test
  void theTimeCountsFromTheFirstAttempt() {
    Deployment again =
        queued()
            .startAttempt(NOW)
            .waitForRetry(NOW, NOW.plusSeconds(1), PROBLEM)
            .startAttempt(NOW.plusSeconds(9));

    assertThat(again.startedAt()).contains(NOW);
    assertThat(again.attempts()).isEqualTo(2);
  }

  @Test
  void whatIsGivenBackIsNoProgress() {
    Deployment failed =
        queued()
            .startAttempt(NOW)
            .with(new StepRecord.Failed(Step.BUILD, NOW, NOW, PROBLEM))
            .with(new StepRecord.Done(NOW, NOW, new StepResult.CleanedUp()));

    assertThat(failed.progress()).isEqualTo(70);
    assertThat(failed.succeed(NOW, RELEASE, URI.create("http://hello.test")).progress())
        .isEqualTo(100);
    assertThat(failed.startAttempt(NOW).steps().of(Step.CLEANUP)).isEmpty();
  }

  @Test
  void theDurationIsKnownAtTheEnd() {
    Deployment running = queued().startAttempt(NOW);

    assertThat(running.duration()).isEmpty();
    assertThat(running.fail(NOW.plusSeconds(3), Step.SYNC, PROBLEM).duration())
        .contains(Duration.ofSeconds(3));
  }

  private static Deployment afterTrying(UnaryOperator<Deployment> move, Deployment deployment) {
    try {
      return move.apply(deployment);
    } catch (IllegalMoveException _) {
      return deployment;
    }
  }

  private static Deployment queued() {
    return Deployment.queued(
        DeploymentId.create(NOW, new ProjectId("hello"), new Random(1)),
        new DeploymentRequest(
            new ProjectId("hello"),
            new OrganizationId("acme"),
            new UserId("jo"),
            Environment.PRODUCTION,
            new Subject.FromRelease(RELEASE),
            Optional.empty(),
            NOW));
  }
}
