package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How every [DeploymentStore] gives, keeps and takes away the right to work on a deployment.
public abstract class LeaseContract {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofMinutes(1);
  private Deployment deployment = queued("a");

  /// The store under test, the same one during a test.
  protected abstract DeploymentStore store();

  @BeforeEach
  void aDeploymentIsAdmitted() {
    store().admit(deployment);
    deployment = deployment.withVersion(1);
  }

  @Test
  void theFirstLeaseHasEpochOne() {
    assertThat(store().acquire(deployment.id(), "me", LONG))
        .contains(new Lease(deployment.id(), "me", 1));
  }

  @Test
  void aHeldLeaseIsRefusedToOthersAndToItsHolder() {
    acquire("me", LONG);

    assertThat(store().acquire(deployment.id(), "you", LONG)).isEmpty();
    assertThat(store().acquire(deployment.id(), "me", LONG)).isEmpty();
  }

  @Test
  void ofManyWorkersAtOnceOneGetsTheLease() {
    List<Optional<Lease>> leases =
        AtOnce.race(50, number -> store().acquire(deployment.id(), "worker" + number, LONG));

    assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void aLeaseThatEndedGoesToTheNextWithTheNextEpoch() {
    acquire("me", SHORT);

    assertThat(acquireWhenFree("you").epoch()).isEqualTo(2);
  }

  @Test
  void aLeaseThatWasGivenBackIsFreeAtOnce() {
    store().release(acquire("me", LONG));

    assertThat(acquire("you", LONG).epoch()).isEqualTo(2);
  }

  @Test
  void givingBackALostLeaseDoesNotFreeTheNewOne() {
    Lease lost = acquire("me", SHORT);
    Lease held = acquireWhenFree("you");

    store().release(lost);
    store().release(lost);

    assertThat(store().acquire(deployment.id(), "third", LONG)).isEmpty();
    assertThat(store().renew(held, LONG)).isTrue();
  }

  @Test
  void renewingProlongsTheLeaseFromNowOn() {
    Lease lease = acquire("me", SHORT);
    assertThat(store().renew(lease, LONG)).isTrue();

    assertThat(store().unattended(Duration.ZERO, 10)).isEmpty();
    assertThat(store().renew(lease, SHORT)).isTrue();
    assertThat(acquireWhenFree("you").epoch()).isEqualTo(2);
  }

  @Test
  void aLeaseThatIsNotTheLatestCannotBeRenewed() {
    Lease lost = acquire("me", SHORT);
    Lease held = acquireWhenFree("you");

    assertThat(store().renew(lost, LONG)).isFalse();
    store().release(held);
    assertThat(store().renew(held, LONG)).isFalse();
  }

  @Test
  void theHolderSavesUnderItsLease() {
    Lease lease = acquire("me", LONG);

    assertThat(store().save(deployment.startAttempt(NOW), lease))
        .isEqualTo(new SaveResult.Saved<>(deployment.startAttempt(NOW).withVersion(2)));
  }

  @Test
  void whoeverBeginsHasTheLeaseAndHasSaved() {
    Lease lease = store().begin(deployment.startAttempt(NOW), "me", LONG).orElseThrow();

    Deployment begun = deployment.startAttempt(NOW).withVersion(2);
    assertThat(lease).isEqualTo(new Lease(deployment.id(), "me", 1));
    assertThat(store().find(deployment.id())).contains(begun);
    assertThat(store().acquire(deployment.id(), "you", LONG)).isEmpty();
    assertThat(store().save(begun.cancel(NOW), lease)).isInstanceOf(SaveResult.Saved.class);
  }

  @Test
  void ofManyWhoBeginAtOnceOneDoes() {
    List<Optional<Lease>> leases =
        AtOnce.race(
            20, number -> store().begin(deployment.startAttempt(NOW), "worker" + number, LONG));

    assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(store().find(deployment.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void nothingBeginsWhereSomebodyElseHasTheLease() {
    Lease held = acquire("you", LONG);

    assertThat(store().begin(deployment.startAttempt(NOW), "me", LONG)).isEmpty();
    assertThat(store().find(deployment.id())).contains(deployment);
    assertThat(store().renew(held, LONG)).isTrue();
  }

  @Test
  void whoeverBeginsWithAnOldVersionSavesNothingAndHoldsNothing() {
    store().save(deployment.startAttempt(NOW));

    assertThat(store().begin(deployment.startAttempt(NOW), "me", LONG)).isEmpty();
    assertThat(store().find(deployment.id()).orElseThrow().version()).isEqualTo(2);
    assertThat(store().acquire(deployment.id(), "you", LONG)).isPresent();
  }

  @Test
  void whatIsFinalCannotBeBegun() {
    Deployment next = deployment.startAttempt(NOW);
    store().save(deployment.cancel(NOW));

    assertThat(store().begin(next, "me", LONG)).isEmpty();
  }

  @Test
  void aWorkerThatLostItsLeaseCannotWrite() {
    Lease lost = acquire("me", SHORT);
    Lease held = acquireWhenFree("you");

    assertThat(store().save(deployment.startAttempt(NOW), lost))
        .isEqualTo(new SaveResult.Conflict<Deployment>());
    assertThat(store().find(deployment.id())).contains(deployment);
    assertThat(store().save(deployment.startAttempt(NOW), held))
        .isInstanceOf(SaveResult.Saved.class);
  }

  @Test
  void aWorkerThatGaveItsLeaseBackCannotWrite() {
    Lease lease = acquire("me", LONG);
    store().release(lease);

    assertThat(store().save(deployment.startAttempt(NOW), lease))
        .isEqualTo(new SaveResult.Conflict<Deployment>());
  }

  @Test
  void aLeaseDoesNotHelpAgainstAnotherSave() {
    Lease lease = acquire("me", LONG);
    store().save(deployment.startAttempt(NOW));

    assertThat(store().save(deployment.startAttempt(NOW), lease))
        .isEqualTo(new SaveResult.Conflict<Deployment>());
  }

  @Test
  void aLeaseOfAnotherDeploymentIsNone() {
    Deployment other = queued("b", HELLO, Environment.STAGING);
    store().admit(other);
    Lease lease = store().acquire(other.id(), "me", LONG).orElseThrow();

    assertThat(store().save(deployment.startAttempt(NOW), lease))
        .isEqualTo(new SaveResult.Conflict<Deployment>());
  }

  @Test
  void savingAndLeasingLeaveEachOtherAlone() {
    Lease lease = acquire("me", LONG);
    store().save(deployment.startAttempt(NOW));

    assertThat(store().renew(lease, LONG)).isTrue();
    assertThat(store().find(deployment.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void whatIsFinalOrUnknownCannotBeLeased() {
    store().save(deployment.cancel(NOW));

    assertThat(store().acquire(deployment.id(), "me", LONG)).isEmpty();
    assertThat(store().acquire(deploymentId("none"), "me", LONG)).isEmpty();
  }

  @Test
  void aDeploymentIsUnattendedWhenItWasQuietAndNobodyHoldsIt() {
    assertThat(store().unattended(LONG, 10)).isEmpty();
    Eventually.until(
        "quiet for 50 ms", () -> store().unattended(Duration.ofMillis(50), 10).size() == 1);

    Lease lease = acquire("me", LONG);
    assertThat(store().unattended(Duration.ZERO, 10)).isEmpty();
    store().release(lease);
    assertThat(store().unattended(Duration.ZERO, 10)).containsExactly(deployment);
  }

  @Test
  void aDeploymentWhoseWorkerDiedIsUnattendedWhenTheLeaseEnds() {
    acquire("me", SHORT);

    Eventually.until(
        "the lease has ended", () -> store().unattended(Duration.ZERO, 10).size() == 1);
  }

  @Test
  void aFinalDeploymentIsNeverUnattended() {
    store().save(deployment.cancel(NOW));

    assertThat(store().unattended(Duration.ZERO, 10)).isEmpty();
  }

  @Test
  void theLongestUnattendedIsFirst() {
    Deployment second = queued("b", HELLO, Environment.STAGING);
    store().admit(second);
    Eventually.until(
        "quiet for 20 ms", () -> store().unattended(Duration.ofMillis(20), 10).size() == 2);
    store().save(deployment.startAttempt(NOW));

    assertThat(store().unattended(Duration.ZERO, 10))
        .extracting(Deployment::id)
        .containsExactly(second.id(), deployment.id());
    assertThat(store().unattended(Duration.ZERO, 1))
        .extracting(Deployment::id)
        .containsExactly(second.id());
  }

  private Lease acquire(String holder, Duration duration) {
    return store().acquire(deployment.id(), holder, duration).orElseThrow();
  }

  private Lease acquireWhenFree(String holder) {
    AtomicReference<Optional<Lease>> lease = new AtomicReference<>(Optional.empty());
    Eventually.until(
        "the lease is free",
        () -> {
          lease.set(store().acquire(deployment.id(), holder, LONG));
          return lease.get().isPresent();
        });
    return lease.get().orElseThrow();
  }
}
