package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.manifest;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.statistic.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [DeploymentRetention] promises.
public abstract class DeploymentRetentionContract {
  private static final ProjectId OTHER = new ProjectId("other");
  private static final SourceId SOURCE = manifest("index.html").id();

  /// Where deployments come from, the same one during a test.
  protected abstract DeploymentStore store();

  /// The same deployments, to be forgotten.
  protected abstract DeploymentRetention retention();

  /// What is counted of the same deployments.
  protected abstract DeploymentStatistics statistics();

  @Test
  void endedOnesAreTheOldestFirstWithHowManyAreNewer() {
    ended("a");
    ended("b");
    ended("c", OTHER, Environment.PRODUCTION);
    ended("d", HELLO, Environment.STAGING);
    store().admit(queued("e"));

    List<EndedDeployment> items =
        retention().ended(HELLO, Environment.PRODUCTION, Optional.empty(), 10).items();

    assertThat(items).extracting(EndedDeployment::newer).containsExactly(2L, 1L);
    assertThat(items).extracting(EndedDeployment::remembered).containsOnly(false);
    assertThat(items)
        .extracting(item -> item.deployment().id())
        .containsExactly(deploymentId("a"), deploymentId("b"));
  }

  @Test
  void pagesOfEndedOnesGoOnWhereThoseBeforeWereForgotten() {
    List.of("a", "b", "c", "d", "e").forEach(this::ended);

    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<EndedDeployment> page = retention().ended(HELLO, Environment.PRODUCTION, after, 2);
      for (EndedDeployment item : page.items()) {
        seen.add(item.deployment().id() + " with " + item.newer());
        retention().forget(List.of(item.deployment().id()));
      }
      after = page.next();
    } while (after.isPresent());

    assertThat(seen)
        .containsExactly(
            deploymentId("a") + " with 4",
            deploymentId("b") + " with 3",
            deploymentId("c") + " with 2",
            deploymentId("d") + " with 1",
            deploymentId("e") + " with 0");
    assertThat(store().list(HELLO, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void unfinishedOnesAreThoseOfAllProjectsAlsoWhenTheyWait() {
    ended("a");
    store().admit(queued("b"));
    store().admit(queued("c"), new AdmissionTerms(true, Optional.empty()));
    store().admit(queued("d", OTHER, Environment.PRODUCTION));

    Page<Deployment> first = retention().unfinished(Optional.empty(), 2);
    Page<Deployment> second = retention().unfinished(first.next(), 2);

    assertThat(first.items())
        .extracting(Deployment::id)
        .containsExactly(deploymentId("b"), deploymentId("c"));
    assertThat(second.items()).extracting(Deployment::id).containsExactly(deploymentId("d"));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void theDeploymentsOfASourceAreTheNewestFirst() {
    ended("a");
    ended("b");
    ended("c", OTHER, Environment.PRODUCTION);

    assertThat(retention().of(HELLO, SOURCE, 10))
        .containsExactly(deploymentId("b"), deploymentId("a"));
    assertThat(retention().of(HELLO, SOURCE, 1)).containsExactly(deploymentId("b"));
    assertThat(retention().of(HELLO, manifest("other.html").id(), 10)).isEmpty();
  }

  @Test
  void onlyWhatIsThereIsKnown() {
    ended("a");

    assertThat(retention().known(List.of(deploymentId("a"), deploymentId("z"))))
        .containsExactly(deploymentId("a"));
    assertThat(retention().known(List.of())).isEmpty();
  }

  @Test
  void whatIsForgottenIsNotFoundAndMayBeForgottenAgain() {
    ended("a");
    ended("b");

    assertThat(retention().forget(List.of(deploymentId("a")))).containsExactly(deploymentId("a"));
    assertThat(retention().forget(List.of(deploymentId("a")))).isEmpty();

    assertThat(store().find(deploymentId("a"))).isEmpty();
    assertThat(store().find(deploymentId("b"))).isPresent();
  }

  @Test
  void oneThatHasNotEndedStays() {
    store().admit(queued("a"));
    store().admit(queued("b"), new AdmissionTerms(true, Optional.empty()));

    assertThat(retention().forget(List.of(deploymentId("a"), deploymentId("b")))).isEmpty();

    assertThat(store().find(deploymentId("a"))).isPresent();
    assertThat(store().find(deploymentId("b"))).isPresent();
  }

  @Test
  void oneThatARepeatedRequestMustFindStays() {
    IdempotencyKey key = new IdempotencyKey("k", Digest.of("request"));
    store().admit(queued("a"), new AdmissionTerms(false, Optional.of(key)));
    end("a");

    assertThat(retention().forget(List.of(deploymentId("a")))).isEmpty();

    assertThat(store().earlier(ACME, key)).isPresent();
    assertThat(retention().ended(HELLO, Environment.PRODUCTION, Optional.empty(), 1).items())
        .extracting(EndedDeployment::remembered)
        .containsExactly(true);
  }

  @Test
  void whatIsForgottenStaysCounted() {
    ended("a");

    retention().forget(List.of(deploymentId("a")));

    assertThat(statistics().statistics(new Scope.Everything()).outcomes().values())
        .containsOnlyOnce(1L);
    assertThat(statistics().statistics(new Scope.OfProject(HELLO)).outcomes().values())
        .containsOnlyOnce(1L);
  }

  @Test
  void pagesOfAListStayValid() {
    List.of("a", "b", "c", "d").forEach(this::ended);
    Page<Deployment> first = store().list(HELLO, Optional.empty(), 2);

    retention().forget(List.of(deploymentId("b"), deploymentId("c")));

    assertThat(store().list(HELLO, first.next(), 2).items())
        .extracting(Deployment::id)
        .containsExactly(deploymentId("a"));
  }

  @Test
  void thePlaceOfWhatIsForgottenIsNotGivenAgain() {
    ended("a");
    ended("b");
    Optional<String> end = store().list(HELLO, Optional.empty(), 1).next();
    retention().forget(List.of(deploymentId("a"), deploymentId("b")));

    ended("c");

    assertThat(store().list(HELLO, end, 10).items()).isEmpty();
  }

  private DeploymentId ended(String suffix) {
    return ended(suffix, HELLO, Environment.PRODUCTION);
  }

  private DeploymentId ended(String suffix, ProjectId project, Environment environment) {
    store().admit(queued(suffix, project, environment));
    return end(suffix);
  }

  private DeploymentId end(String suffix) {
    Deployment saved = store().find(deploymentId(suffix)).orElseThrow();
    store().save(saved.cancel(NOW));
    return saved.id();
  }
}
