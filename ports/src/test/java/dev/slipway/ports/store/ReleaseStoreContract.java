package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [ReleaseStore] does.
public abstract class ReleaseStoreContract {
  private static final Duration LONG = Duration.ofMinutes(1);

  /// The store under test, the same one during a test.
  protected abstract ReleaseStore store();

  /// The deployments that activate, the same ones during a test.
  protected abstract DeploymentStore deployments();

  @Test
  void aSavedReleaseIsFound() {
    store().save(release("one"));

    assertThat(store().find(release("one").id())).contains(release("one"));
    assertThat(store().find(release("two").id())).isEmpty();
  }

  @Test
  void savingAReleaseAgainChangesNothing() {
    Release first = release("one");
    Release later =
        Release.of(
            first.project(),
            first.environment(),
            first.artifact(),
            first.variables(),
            7,
            NOW.plusSeconds(60));

    store().save(first);
    store().save(later);

    assertThat(later.id()).isEqualTo(first.id());
    assertThat(store().find(first.id())).contains(first);
  }

  @Test
  void nothingIsCurrentBeforeTheFirstActivation() {
    store().save(release("one"));

    assertThat(store().current(HELLO, Environment.PRODUCTION)).isEmpty();
    assertThat(store().allCurrent()).isEmpty();
    assertThat(store().history(HELLO, Environment.PRODUCTION, 10)).isEmpty();
  }

  @Test
  void theLatestActivationIsTheCurrentOne() {
    Activation first = activate(release("one"), "a");
    Activation second = activate(release("two"), "b");
    Activation rollback = activate(release("one"), "c");

    assertThat(List.of(first.number(), second.number(), rollback.number()))
        .containsExactly(1L, 2L, 3L);
    assertThat(store().current(HELLO, Environment.PRODUCTION)).contains(rollback);
    assertThat(store().history(HELLO, Environment.PRODUCTION, 2)).containsExactly(rollback, second);
    assertThat(store().history(HELLO, Environment.PRODUCTION, 10))
        .containsExactly(rollback, second, first);
  }

  @Test
  void anActivationSaysWhatWhereAndWhen() {
    assertThat(activate(release("one"), "a"))
        .isEqualTo(
            new Activation(
                HELLO, Environment.PRODUCTION, 1, release("one").id(), deploymentId("a"), NOW));
  }

  @Test
  void aDeploymentActivatesOnce() {
    Lease lease = leased("a", release("one"));
    SaveResult<Activation> first = store().activate(release("one").id(), lease, NOW);

    assertThat(store().activate(release("one").id(), lease, NOW.plusSeconds(9))).isEqualTo(first);
    assertThat(store().history(HELLO, Environment.PRODUCTION, 10)).hasSize(1);
  }

  @Test
  void aWorkerWhoseLeaseAnotherTookCannotActivate() {
    Lease lost = leased("a", release("one"));
    deployments().release(lost);
    Lease held = deployments().acquire(lost.deployment(), "you", LONG).orElseThrow();

    assertThat(store().activate(release("one").id(), lost, NOW))
        .isEqualTo(new SaveResult.Conflict<Activation>());
    assertThat(store().current(HELLO, Environment.PRODUCTION)).isEmpty();
    assertThat(store().activate(release("one").id(), held, NOW))
        .isInstanceOf(SaveResult.Saved.class);
  }

  @Test
  void aWorkerThatGaveItsLeaseBackCannotActivate() {
    Lease lease = leased("a", release("one"));
    deployments().release(lease);

    assertThat(store().activate(release("one").id(), lease, NOW))
        .isEqualTo(new SaveResult.Conflict<Activation>());
  }

  @Test
  void aDeploymentThatHasEndedCannotActivate() {
    Lease lease = leased("a", release("one"));
    deployments().save(deployments().find(lease.deployment()).orElseThrow().cancel(NOW));

    assertThat(store().activate(release("one").id(), lease, NOW))
        .isEqualTo(new SaveResult.Conflict<Activation>());
    assertThat(store().allCurrent()).isEmpty();
  }

  @Test
  void environmentsAndProjectsCountForThemselves() {
    ProjectId other = new ProjectId("other");
    Activation production = activate(release("one"), "a");
    Activation staging = activate(release(HELLO, Environment.STAGING, "one"), "b");
    Activation elsewhere = activate(release(other, Environment.PRODUCTION, "one"), "c");

    assertThat(List.of(production.number(), staging.number(), elsewhere.number())).containsOnly(1L);
    assertThat(store().allCurrent()).containsExactlyInAnyOrder(production, staging, elsewhere);
    assertThat(store().current(HELLO, Environment.STAGING)).contains(staging);
  }

  @Test
  void allCurrentHasOnlyTheLatestOfEachPlace() {
    activate(release("one"), "a");
    Activation second = activate(release("two"), "b");

    assertThat(store().allCurrent()).containsExactly(second);
  }

  @Test
  void oneDeploymentActivatingManyTimesAtOnceActivatesOnce() {
    Lease lease = leased("a", release("one"));

    List<SaveResult<Activation>> activations =
        AtOnce.race(
            30, number -> store().activate(release("one").id(), lease, NOW.plusSeconds(number)));

    assertThat(activations).containsOnly(activations.getFirst());
    assertThat(store().history(HELLO, Environment.PRODUCTION, 10)).hasSize(1);
  }

  @Test
  void aReleaseThatWasNeverSavedCannotBecomeCurrent() {
    Lease lease = leased("a", release("another"));

    assertThatThrownBy(() -> store().activate(release("one").id(), lease, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(release("one").id().value());
  }

  /// What a whole deployment of the release does.
  private Activation activate(Release release, String deployment) {
    Lease lease = leased(deployment, release);
    SaveResult<Activation> activation = store().activate(release.id(), lease, NOW);
    deployments().save(deployments().find(lease.deployment()).orElseThrow().cancel(NOW));
    return switch (activation) {
      case SaveResult.Saved<Activation>(Activation value) -> value;
      case SaveResult.Conflict<Activation>() -> throw new AssertionError("conflict");
    };
  }

  /// The lease of a new deployment where a release belongs, which is saved.
  private Lease leased(String deployment, Release release) {
    Deployment admitted = queued(deployment, release.project(), release.environment());
    deployments().admit(admitted);
    store().save(release);
    return deployments().acquire(admitted.id(), "me", LONG).orElseThrow();
  }
}
