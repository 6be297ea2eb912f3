package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How every [DeploymentStore] lets deployments wait and knows repeated requests.
public abstract class AdmissionContract {
  private static final AdmissionTerms MAY_WAIT = new AdmissionTerms(true, Optional.empty());

  /// The store under test, the same one during a test.
  protected abstract DeploymentStore store();

  @Test
  void whereNothingIsActiveNobodyWaits() {
    assertThat(store().admit(queued("a"), MAY_WAIT)).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void theSecondWaitsWithoutANoticeAndWithoutALease() {
    Deployment first = admit("a");

    Admission second = store().admit(queued("b"), MAY_WAIT);

    Deployment waiting = queued("b").withVersion(1);
    assertThat(second).isEqualTo(new Admission.Waiting(waiting, first, Optional.empty()));
    assertThat(store().find(waiting.id())).contains(waiting);
    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(first);
    assertThat(store().noticesDue(10)).containsExactly(first);
    assertThat(store().unattended(Duration.ZERO, 10)).containsExactly(first);
    assertThat(store().acquire(waiting.id(), "worker", Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void whoWaitsBecomesActiveWhenTheFirstIsFinal() {
    Deployment first = admit("a");
    Deployment second = wait("b").deployment();

    store().save(first.cancel(NOW));

    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(second);
    assertThat(store().noticesDue(10)).contains(second);
    assertThat(store().noticesDueAfterEnds(10)).contains(second);
    store().noticeSent(second.id());
    assertThat(store().noticesDueAfterEnds(10)).doesNotContain(second);
    assertThat(store().acquire(second.id(), "worker", Duration.ofMinutes(1))).isPresent();
  }

  @Test
  void aStateThatIsNotFinalMakesNoRoom() {
    Deployment first = admit("a");
    wait("b");

    Deployment running = saved(store().save(first.startAttempt(NOW)));

    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(running);
  }

  @Test
  void aNewerOneTakesThePlaceOfTheOneThatWaits() {
    admit("a");
    Deployment older = wait("b").deployment();

    Admission.Waiting newer = wait("c");

    assertThat(newer.displaced().orElseThrow().id()).isEqualTo(older.id());
    assertThat(store().find(older.id())).isEqualTo(newer.displaced());
    assertThat(newer.displaced().orElseThrow().state().phase()).isEqualTo(Phase.CANCELLED);
  }

  @Test
  void whoWaitsCanBeCancelledAndMakesRoomForAnotherToWait() {
    Deployment first = admit("a");
    Deployment second = wait("b").deployment();

    store().save(second.cancel(NOW));

    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(first);
    assertThat(wait("c").displaced()).isEmpty();
  }

  @Test
  void whoWaitsWaitsForItsOwnEnvironmentAlone() {
    Deployment first = admit("a");
    wait("b");
    Deployment elsewhere =
        ((Admission.Admitted) store().admit(queued("c", HELLO, Environment.STAGING))).deployment();

    store().save(elsewhere.cancel(NOW));

    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(first);
    assertThat(store().active(HELLO, Environment.STAGING)).isEmpty();
  }

  @Test
  void aRepeatedRequestIsAnsweredWithTheDeploymentItLedTo() {
    store().admit(queued("a"), keyed("k", "one"));
    Deployment cancelled = saved(store().save(queued("a").withVersion(1).cancel(NOW)));

    assertThat(store().admit(queued("b"), keyed("k", "one")))
        .isEqualTo(new Admission.Repeated(cancelled));
    assertThat(store().find(queued("b").id())).isEmpty();
  }

  @Test
  void anotherRequestUnderAUsedKeyIsRefused() {
    store().admit(queued("a"), keyed("k", "one"));

    assertThat(store().admit(queued("b"), keyed("k", "two"))).isEqualTo(new Admission.KeyTaken());
    assertThat(store().find(queued("b").id())).isEmpty();
  }

  @Test
  void whatAKeyLedToIsKnownWithoutAskingToBeLetIn() {
    assertThat(store().earlier(ACME, key("k", "one"))).isEmpty();
    store().admit(queued("a"), keyed("k", "one"));

    assertThat(store().earlier(ACME, key("k", "one")))
        .contains(new Admission.Repeated(queued("a").withVersion(1)));
    assertThat(store().earlier(ACME, key("k", "two"))).contains(new Admission.KeyTaken());
    assertThat(store().earlier(new OrganizationId("other"), key("k", "one"))).isEmpty();
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    Deployment first = admit("a");
    assertThat(store().admit(queued("b"), keyed("k", "one"))).isEqualTo(new Admission.Busy(first));
    store().save(first.cancel(NOW));

    assertThat(store().admit(queued("b"), keyed("k", "one")))
        .isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void ofManyRepeatedRequestsAtOnceExactlyOneIsAdmittedAndAllHearOfIt() {
    List<Admission> answers =
        AtOnce.race(20, number -> store().admit(queued("n" + number), keyed("k", "one")));

    List<Admission.Admitted> admitted =
        answers.stream()
            .filter(Admission.Admitted.class::isInstance)
            .map(Admission.Admitted.class::cast)
            .toList();
    assertThat(admitted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Admission.Admitted))
        .hasSize(19)
        .containsOnly(new Admission.Repeated(admitted.getFirst().deployment()));
  }

  @Test
  void ofManyThatWouldWaitAtOnceOneWaitsAndTheOthersAreCancelled() {
    Deployment first = admit("a");

    AtOnce.race(20, number -> store().admit(queued("n" + number), MAY_WAIT));
    store().save(first.cancel(NOW));

    List<Deployment> all = store().list(HELLO, Optional.empty(), 100).items();
    assertThat(all).hasSize(21);
    assertThat(all)
        .filteredOn(deployment -> deployment.state().phase() == Phase.QUEUED)
        .containsExactly(store().active(HELLO, Environment.PRODUCTION).orElseThrow());
  }

  private Deployment admit(String suffix) {
    return ((Admission.Admitted) store().admit(queued(suffix))).deployment();
  }

  private Admission.Waiting wait(String suffix) {
    return (Admission.Waiting) store().admit(queued(suffix), MAY_WAIT);
  }

  private static AdmissionTerms keyed(String key, String request) {
    return new AdmissionTerms(false, Optional.of(key(key, request)));
  }

  private static IdempotencyKey key(String key, String request) {
    return new IdempotencyKey(key, Digest.of(request));
  }

  private static Deployment saved(SaveResult<Deployment> result) {
    return ((SaveResult.Saved<Deployment>) result).value();
  }
}
