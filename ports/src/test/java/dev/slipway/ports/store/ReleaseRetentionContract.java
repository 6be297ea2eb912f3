package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [ReleaseRetention] promises.
public abstract class ReleaseRetentionContract {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final ProjectId OTHER = new ProjectId("other");

  /// Where releases come from, the same one during a test.
  protected abstract ReleaseStore store();

  /// The same releases, to be forgotten.
  protected abstract ReleaseRetention retention();

  /// The deployments that activate, the same ones during a test.
  protected abstract DeploymentStore deployments();

  @Test
  void historyGoesOnBelowANumber() {
    Activation one = live(release("one"), "a");
    Activation two = live(release("two"), "b");
    Activation three = live(release("three"), "c");

    assertThat(retention().history(HELLO, Environment.PRODUCTION, Long.MAX_VALUE, 2))
        .containsExactly(three, two);
    assertThat(retention().history(HELLO, Environment.PRODUCTION, two.number(), 2))
        .containsExactly(one);
  }

  @Test
  void releasesAreListedInOrderOfTheirIds() {
    store().save(release("one"));
    store().save(release("two"));
    store().save(release(OTHER, Environment.STAGING, "three"));

    Page<Release> first = retention().list(Optional.empty(), 2);
    Page<Release> second = retention().list(first.next(), 2);

    assertThat(first.items()).hasSize(2);
    assertThat(second.items()).hasSize(1);
    assertThat(second.next()).isEmpty();
    assertThat(
            List.of(first.items().get(0), first.items().get(1), second.items().getFirst()).stream()
                .map(release -> release.id().value()))
        .isSorted()
        .hasSize(3);
  }

  @Test
  void anEarlierActivationIsForgottenAndMayBeForgottenAgain() {
    Activation one = live(release("one"), "a");
    Activation two = live(release("two"), "b");

    assertThat(retention().forgetActivations(List.of(one))).containsExactly(one);
    assertThat(retention().forgetActivations(List.of(one))).isEmpty();

    assertThat(store().history(HELLO, Environment.PRODUCTION, 10)).containsExactly(two);
  }

  @Test
  void theCurrentActivationStays() {
    Activation one = live(release("one"), "a");

    assertThat(retention().forgetActivations(List.of(one))).isEmpty();

    assertThat(store().current(HELLO, Environment.PRODUCTION)).contains(one);
  }

  @Test
  void numbersGoOnAfterOnesWereForgotten() {
    Activation one = live(release("one"), "a");
    Activation two = live(release("two"), "b");
    retention().forgetActivations(List.of(one));

    Activation three = live(release("three"), "c");

    assertThat(three.number()).isEqualTo(two.number() + 1);
    assertThat(store().current(HELLO, Environment.PRODUCTION)).contains(three);
  }

  @Test
  void aReleaseThatAnActivationNamesStays() {
    Activation one = live(release("one"), "a");
    live(release("two"), "b");
    store().save(release("never live"));
    List<ReleaseId> all =
        List.of(release("one").id(), release("two").id(), release("never live").id());

    assertThat(retention().forgetReleases(all)).containsExactly(release("never live").id());
    retention().forgetActivations(List.of(one));
    assertThat(retention().forgetReleases(all)).containsExactly(release("one").id());

    assertThat(store().find(release("one").id())).isEmpty();
    assertThat(store().find(release("two").id())).isPresent();
    assertThat(retention().forgetReleases(all)).isEmpty();
  }

  @Test
  void whileADeploymentOfTheProjectIsUnderWayItsReleasesStay() {
    Release ready = release("ready");
    Release ofOther = release(OTHER, Environment.PRODUCTION, "ready");
    store().save(ready);
    store().save(ofOther);
    Lease lease = leased("a");

    assertThat(retention().forgetReleases(Set.of(ready.id(), ofOther.id())))
        .containsExactly(ofOther.id());

    assertThat(store().activate(ready.id(), lease, NOW)).isInstanceOf(SaveResult.Saved.class);
  }

  /// Activates it with a deployment that ends.
  private Activation live(Release release, String suffix) {
    store().save(release);
    Lease lease = leased(suffix);
    SaveResult<Activation> result = store().activate(release.id(), lease, NOW);
    Deployment deployment = deployments().find(lease.deployment()).orElseThrow();
    Deployment begun = saved(deployments().save(deployment.startAttempt(NOW)));
    saved(deployments().save(begun.fail(NOW, Step.CLEANUP, Examples.problem())));
    return saved(result);
  }

  private Lease leased(String suffix) {
    deployments().admit(queued(suffix));
    return deployments().acquire(Examples.deploymentId(suffix), "me", LONG).orElseThrow();
  }

  private static <T> T saved(SaveResult<T> result) {
    return switch (result) {
      case SaveResult.Saved<T>(T value) -> value;
      case SaveResult.Conflict<T> _ -> throw new AssertionError("somebody else saved");
    };
  }
}
