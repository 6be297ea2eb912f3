package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [DeploymentStore] does, but for leases, which have their own contract.
public abstract class DeploymentStoreContract {
  /// The store under test, the same one during a test.
  protected abstract DeploymentStore store();

  @Test
  void anAdmittedDeploymentHasVersionOneAndIsFoundAndActive() {
    Deployment admitted = admit(queued("a"));

    assertThat(admitted).isEqualTo(queued("a").withVersion(1));
    assertThat(store().find(admitted.id())).contains(admitted);
    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(admitted);
  }

  @Test
  void whatWasNeverAdmittedIsNotThere() {
    assertThat(store().find(deploymentId("a"))).isEmpty();
    assertThat(store().active(HELLO, Environment.PRODUCTION)).isEmpty();
    assertThat(store().save(queued("a").withVersion(1)))
        .isEqualTo(new SaveResult.Conflict<Deployment>());
  }

  @Test
  void aSecondDeploymentIsRefusedWhileTheFirstIsNotFinal() {
    Deployment first = admit(queued("a"));

    assertThat(store().admit(queued("b"))).isEqualTo(new Admission.Busy(first));
    assertThat(store().find(deploymentId("b"))).isEmpty();
  }

  @Test
  void otherEnvironmentsAndProjectsAreNotInTheWay() {
    admit(queued("a"));

    admit(queued("b", HELLO, Environment.STAGING));
    admit(queued("c", new ProjectId("other"), Environment.PRODUCTION));
  }

  @Test
  void ofManyRequestsAtOnceExactlyOneIsAdmitted() {
    List<Admission> answers = AtOnce.race(200, number -> store().admit(queued("n" + number)));

    assertThat(answers).filteredOn(answer -> answer instanceof Admission.Admitted).hasSize(1);
    assertThat(store().list(HELLO, Optional.empty(), 1000).items()).hasSize(1);
  }

  @Test
  void aSaveReplacesTheVersionItWasReadAt() {
    Deployment running = save(admit(queued("a")).startAttempt(NOW));

    assertThat(running.version()).isEqualTo(2);
    assertThat(store().find(running.id())).contains(running);
    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(running);
  }

  @Test
  void aSaveOfAnOlderVersionChangesNothing() {
    Deployment first = admit(queued("a"));
    Deployment running = save(first.startAttempt(NOW));

    assertThat(store().save(first.cancel(NOW))).isEqualTo(new SaveResult.Conflict<Deployment>());
    assertThat(store().find(first.id())).contains(running);
  }

  @Test
  void ofManySaversAtOnceOneIsSaved() {
    Deployment first = admit(queued("a"));

    List<SaveResult<Deployment>> results =
        AtOnce.race(50, number -> store().save(first.startAttempt(NOW.plusSeconds(number))));

    assertThat(results).filteredOn(result -> result instanceof SaveResult.Saved).hasSize(1);
    assertThat(store().find(first.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aFinalStateMakesRoomForTheNext() {
    save(admit(queued("a")).cancel(NOW));

    assertThat(store().active(HELLO, Environment.PRODUCTION)).isEmpty();
    Deployment second = admit(queued("b"));
    assertThat(store().active(HELLO, Environment.PRODUCTION)).contains(second);
  }

  @Test
  void noticesAreDueOldestFirstUntilTheyAreSent() {
    Deployment first = admit(queued("z"));
    Deployment second = admit(queued("a", HELLO, Environment.STAGING));
    Deployment third = admit(queued("m", HELLO, Environment.DEVELOPMENT));

    assertThat(store().noticesDue(2)).containsExactly(first, second);
    store().noticeSent(first.id());
    store().noticeSent(first.id());
    assertThat(store().noticesDue(10)).containsExactly(second, third);
    assertThat(store().find(first.id())).contains(first);
  }

  @Test
  void aSaveDoesNotConfirmTheNotice() {
    Deployment running = save(admit(queued("a")).startAttempt(NOW));

    assertThat(store().noticesDue(10)).containsExactly(running);
  }

  @Test
  void listingGoesThroughAProjectNewestFirstPageByPage() {
    for (String suffix : List.of("c", "a", "e", "b", "d")) {
      save(admit(queued(suffix)).cancel(NOW));
    }
    admit(queued("x", new ProjectId("other"), Environment.PRODUCTION));

    assertThat(suffixesPageByPage(2)).containsExactly("d b", "e a", "c");
    assertThat(suffixesPageByPage(5)).containsExactly("d b e a c");
  }

  @Test
  void aPageIsNotMovedByDeploymentsThatComeAfterIt() {
    for (String suffix : List.of("a", "b", "c")) {
      save(admit(queued(suffix)).cancel(NOW));
    }
    Page<Deployment> first = store().list(HELLO, Optional.empty(), 2);
    admit(queued("d"));

    assertThat(suffixes(store().list(HELLO, first.next(), 2))).isEqualTo("a");
  }

  @Test
  void aPageThatNoneEndedAtIsRefused() {
    assertThatThrownBy(() -> store().list(HELLO, Optional.of("'; --"), 10))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_REQUEST));
  }

  @Test
  void countsAreByPhaseOverAllProjects() {
    admit(queued("a"));
    admit(queued("b", new ProjectId("other"), Environment.PRODUCTION));
    save(admit(queued("c", HELLO, Environment.STAGING)).startAttempt(NOW));

    DeploymentCounts counts = store().counts();

    assertThat(counts.of(Phase.QUEUED)).isEqualTo(2);
    assertThat(counts.of(Phase.RUNNING)).isEqualTo(1);
    assertThat(counts.of(Phase.FAILED)).isZero();
  }

  @Test
  void aChangeThatIsThereIsNotWaitedFor() {
    Deployment running = save(admit(queued("a")).startAttempt(NOW));

    assertThat(store().awaitChange(running.id(), 1, Duration.ofMinutes(1))).contains(running);
  }

  @Test
  void aChangeWakesThoseWhoWaitForIt() {
    Deployment first = admit(queued("a"));

    List<Optional<Deployment>> seen =
        AtOnce.race(
            10,
            number ->
                number == 0
                    ? Optional.of(save(first.startAttempt(NOW)))
                    : store().awaitChange(first.id(), 1, Duration.ofMinutes(1)));

    assertThat(seen).allSatisfy(found -> assertThat(found.orElseThrow().version()).isEqualTo(2));
  }

  @Test
  void waitingForAChangeEndsWithPatience() {
    Deployment first = admit(queued("a"));

    assertThat(store().awaitChange(first.id(), 1, Duration.ofMillis(20))).contains(first);
    assertThat(store().awaitChange(deploymentId("none"), 0, Duration.ofMillis(20))).isEmpty();
  }

  @Test
  void waitingForAChangeEndsWhenInterruptedAndLeavesTheThreadSo() {
    Deployment first = admit(queued("a"));

    Thread.currentThread().interrupt();
    Optional<Deployment> found = store().awaitChange(first.id(), 1, Duration.ofMinutes(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(found).contains(first);
  }

  private Deployment admit(Deployment deployment) {
    return switch (store().admit(deployment)) {
      case Admission.Admitted(Deployment admitted) -> admitted;
      case Admission refusal -> throw new AssertionError(refusal);
    };
  }

  private Deployment save(Deployment deployment) {
    return switch (store().save(deployment)) {
      case SaveResult.Saved<Deployment>(Deployment saved) -> saved;
      case SaveResult.Conflict<Deployment>() -> throw new AssertionError("conflict");
    };
  }

  private List<String> suffixesPageByPage(int limit) {
    List<String> pages = new ArrayList<>();
    Page<Deployment> page = store().list(HELLO, Optional.empty(), limit);
    pages.add(suffixes(page));
    while (page.next().isPresent()) {
      page = store().list(HELLO, page.next(), limit);
      pages.add(suffixes(page));
    }
    return pages;
  }

  private static String suffixes(Page<Deployment> page) {
    return String.join(
        " ", page.items().stream().map(item -> item.id().value().replaceFirst(".*_", "")).toList());
  }
}
