package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.testing.AtOnce;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every [ReleaseStore] does.
public abstract class ReleaseStoreContract {
  /// The store under test, the same one during a test.
  protected abstract ReleaseStore store();

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
  void aDeploymentActivatesOnceEvenWhenALaterOneHasSince() {
    Activation first = activate(release("one"), "a");
    Activation second = activate(release("two"), "b");

    assertThat(store().activate(release("one").id(), deploymentId("a"), NOW.plusSeconds(9)))
        .isEqualTo(first);
    assertThat(store().current(HELLO, Environment.PRODUCTION)).contains(second);
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
  void activationsAtOnceAreNumberedWithoutGapsOrRepeats() {
    store().save(release("one"));

    List<Activation> activations =
        AtOnce.race(
            30, number -> store().activate(release("one").id(), deploymentId("n" + number), NOW));

    assertThat(activations)
        .extracting(Activation::number)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
  }

  @Test
  void oneDeploymentActivatingManyTimesAtOnceActivatesOnce() {
    store().save(release("one"));

    List<Activation> activations =
        AtOnce.race(
            30,
            number ->
                store().activate(release("one").id(), deploymentId("a"), NOW.plusSeconds(number)));

    assertThat(activations).containsOnly(activations.getFirst());
    assertThat(store().history(HELLO, Environment.PRODUCTION, 10)).hasSize(1);
  }

  @Test
  void aReleaseThatWasNeverSavedCannotBecomeCurrent() {
    assertThatThrownBy(() -> store().activate(release("one").id(), deploymentId("a"), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(release("one").id().value());
  }

  private Activation activate(Release release, String deployment) {
    store().save(release);
    return store().activate(release.id(), deploymentId(deployment), NOW);
  }
}
