package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.statistic.Statistics;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [DeploymentStatistics] promises.
public abstract class DeploymentStatisticsContract {
  private static final Scope EVERYTHING = new Scope.Everything();
  private static final Scope OF_ACME = new Scope.Organization(ACME);
  private static final Scope OF_HELLO = new Scope.OfProject(HELLO);

  /// The numbers under test, those of [#store()].
  protected abstract DeploymentStatistics statistics();

  /// Where deployments end, the same one during a test.
  protected abstract DeploymentStore store();

  /// Where projects are deleted.
  protected abstract ProjectStore projects();

  @Test
  void whereNothingHasEndedNothingIsCounted() {
    store().admit(queued("a"));

    assertThat(statistics().statistics(EVERYTHING)).isEqualTo(Statistics.of(Map.of()));
  }

  @Test
  void anEndIsCountedForEverythingTheOrganizationAndTheProject() {
    cancelled("a", HELLO);

    for (Scope scope : Scope.of(queued("a").request())) {
      assertThat(outcome(scope, Phase.CANCELLED)).as(scope.key()).isOne();
    }
    assertThat(outcome(new Scope.Organization(new OrganizationId("other")), Phase.CANCELLED))
        .isZero();
    assertThat(outcome(new Scope.OfProject(new ProjectId("other")), Phase.CANCELLED)).isZero();
  }

  @Test
  void whatFailedIsCountedByItsProblem() {
    Deployment running = running("a");
    store().save(running.fail(NOW, Step.BUILD, Examples.problem()));

    assertThat(outcome(OF_ACME, Phase.FAILED)).isOne();
    assertThat(statistics().statistics(OF_ACME).problems())
        .isEqualTo(Map.of(ProblemCode.REGISTRY_UNREACHABLE, 1L));
  }

  @Test
  void theQueueAndEveryStepThatEndedWellAreMeasured() {
    Deployment running = running("a");
    Deployment cleaned =
        running.with(
            new StepRecord.Done(
                NOW.plusSeconds(3), NOW.plusSeconds(5), new StepResult.CleanedUp()));

    store().save(cleaned.fail(NOW.plusSeconds(5), Step.BUILD, Examples.problem()));

    Statistics counted = statistics().statistics(OF_HELLO);
    assertThat(counted.waits().quantile(0.5).orElseThrow())
        .isBetween(Duration.ofSeconds(3), Duration.ofMillis(4_500));
    assertThat(counted.steps()).containsOnlyKeys(Step.CLEANUP);
    assertThat(counted.steps().values())
        .singleElement()
        .satisfies(took ->
            assertThat(took.quantile(0.95).orElseThrow())
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3)));
  }

  @Test
  void whoeverIsDisplacedWhileItWaitsIsCounted() {
    AdmissionTerms mayWait = new AdmissionTerms(true, Optional.empty());
    store().admit(queued("a"));
    store().admit(queued("b"), mayWait);

    store().admit(queued("c"), mayWait);

    assertThat(outcome(EVERYTHING, Phase.CANCELLED)).isOne();
  }

  @Test
  void ofManyWhoSaveTheSameEndOneIsCounted() {
    store().admit(queued("a"));
    Deployment cancelled = queued("a").withVersion(1).cancel(NOW);

    AtOnce.race(20, _ -> store().save(cancelled));

    assertThat(outcome(EVERYTHING, Phase.CANCELLED)).isOne();
  }

  @Test
  void aProjectsOwnNumbersEndWithIt() {
    projects().save(Examples.project("gone"));
    ProjectId gone = new ProjectId("gone");
    cancelled("a", gone);

    projects().delete(gone);

    assertThat(outcome(new Scope.OfProject(gone), Phase.CANCELLED)).isZero();
    assertThat(outcome(OF_ACME, Phase.CANCELLED)).isOne();
  }

  private void cancelled(String suffix, ProjectId project) {
    Deployment deployment = queued(suffix, project, Environment.PRODUCTION);
    store().admit(deployment);
    store().save(deployment.withVersion(1).cancel(NOW));
  }

  private Deployment running(String suffix) {
    store().admit(queued(suffix));
    Deployment running = queued(suffix).withVersion(1).startAttempt(NOW.plusSeconds(3));
    return ((SaveResult.Saved<Deployment>) store().save(running)).value();
  }

  private long outcome(Scope scope, Phase phase) {
    return statistics().statistics(scope).outcomes().getOrDefault(phase, 0L);
  }
}
