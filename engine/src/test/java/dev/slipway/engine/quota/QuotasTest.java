package dev.slipway.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.admission.Acceptance;
import dev.slipway.engine.admission.OnConflict;
import dev.slipway.engine.admission.Order;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.ServiceProcess;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuotasTest {
  private static final UserId JO = new UserId("jo");

  private final World world = new World();
  private final ProjectId other = world.addProject("other", Examples.ACME);

  @BeforeEach
  void sources() {
    world.put(Examples.HELLO, "index.html", "hello");
    world.put(other, "index.html", "other");
  }

  @Test
  void aFullQuotaRefusesWithWhatIsUsedAndWhenItResets() {
    ServiceProcess service = limited(Quota.PER_DAY, 1);
    ask(service, Examples.HELLO);

    assertThatThrownBy(() -> ask(service, other))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED);
              assertThat(e.problem().evidence())
                  .containsExactly(
                      "quota: perDay", "limit: 1", "used: 1", "resets: 2026-11-24T00:00:00Z");
              assertThat(e.retryAfter()).contains(Duration.ofHours(12));
            });
    assertThat(world.deployments.counts().of(Phase.QUEUED)).isOne();
  }

  @Test
  void whatIsCancelledMakesRoomAtOnce() {
    ServiceProcess service = limited(Quota.PER_DAY, 1);
    DeploymentId first = ask(service, Examples.HELLO).deployment().id();

    service.cancel.cancel(first);

    assertThat(ask(service, other).deployment().state().phase()).isEqualTo(Phase.QUEUED);
  }

  @Test
  void whatSucceedsIsUnderWayNoMoreAndStaysCountedForItsDay() {
    ServiceProcess service = limited(Quota.CONCURRENT, 1);
    ask(service, Examples.HELLO);
    world.settle(service);

    ask(service, other);

    assertThat(used(Quota.CONCURRENT)).isOne();
    assertThat(used(Quota.PER_DAY)).isEqualTo(2);
  }

  @Test
  void whatFailsIsNotCounted() {
    world.builds.during(
        Step.BUILD,
        _ -> {
          throw World.mistake();
        });

    DeploymentId id = world.deploy("broken").id();

    assertThat(world.phase(id)).isEqualTo(Phase.FAILED);
    assertThat(used(Quota.PER_DAY)).isZero();
  }

  @Test
  void aRequestThatIsRefusedForAnotherOneHoldsNoPlace() {
    ask(world.service, Examples.HELLO);

    assertThatThrownBy(() -> ask(world.service, Examples.HELLO))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.DEPLOYMENT_IN_PROGRESS));

    assertThat(used(Quota.CONCURRENT)).isOne();
    assertThat(used(Quota.PER_DAY)).isOne();
  }

  @Test
  void aRepeatedRequestHoldsNoSecondPlace() {
    ask(world.service, Examples.HELLO, OnConflict.REJECT, Optional.of("key"));

    ask(world.service, Examples.HELLO, OnConflict.REJECT, Optional.of("key"));

    assertThat(used(Quota.PER_DAY)).isOne();
  }

  @Test
  void aRepeatedRequestIsAnsweredEvenWhenTheQuotaIsFull() {
    ServiceProcess service = limited(Quota.PER_DAY, 1);
    Acceptance first = ask(service, Examples.HELLO, OnConflict.REJECT, Optional.of("key"));

    Acceptance again = ask(service, Examples.HELLO, OnConflict.REJECT, Optional.of("key"));

    assertThat(again.repeated()).isTrue();
    assertThat(again.deployment().id()).isEqualTo(first.deployment().id());
  }

  @Test
  void whatIsDisplacedWhileItWaitsIsNotCounted() {
    ask(world.service, Examples.HELLO);
    ask(world.service, Examples.HELLO, OnConflict.QUEUE, Optional.empty());

    ask(world.service, Examples.HELLO, OnConflict.QUEUE, Optional.empty());

    assertThat(used(Quota.CONCURRENT)).isEqualTo(2);
  }

  @Test
  void aRollbackIsCountedAndNeverRefused() {
    world.deploy("one");
    ReleaseId one = world.serving().orElseThrow();
    world.deploy("two");
    ServiceProcess service = limited(Quota.PER_DAY, 1);

    service.rollBack.rollBack(
        Examples.HELLO, World.PRODUCTION, Optional.empty(), new Requester(JO, Optional.empty()));
    world.settle(service);

    assertThat(world.serving()).contains(one);
    assertThat(used(Quota.PER_DAY)).isEqualTo(3);
  }

  @Test
  void aNewDayBringsNewRoom() {
    ServiceProcess service = limited(Quota.PER_DAY, 1);
    ask(service, Examples.HELLO);
    world.clock.advance(Duration.ofHours(12));

    assertThat(ask(service, other).deployment().state().phase()).isEqualTo(Phase.QUEUED);
  }

  @ParameterizedTest
  @EnumSource
  void whereverAProcessIsKilledThatTakesARequestInTheCountIsRightInTheEnd(Accident.Moment moment) {
    int call = 1;
    while (isCountedRightWhenKilledAt(call, moment)) {
      call++;
    }
    assertThat(call).as("calls of one request").isGreaterThan(5);
  }

  private static boolean isCountedRightWhenKilledAt(int call, Accident.Moment moment) {
    World world = new World();
    world.put(Examples.HELLO, "index.html", "hello");
    Accident death = Accident.death(call, moment);
    try {
      ask(world.process("doomed", death), Examples.HELLO);
    } catch (Accident.Death _) {
      // what this test is about
    }

    world.clock.advance(Quotas.QUIET.plusMillis(1));
    world.service.sweeper.sweepOrphans();
    long accepted = world.deployments.counts().of(Phase.QUEUED);

    String where = "killed %s call %d".formatted(moment, call);
    assertThat(used(world, Quota.CONCURRENT)).as(where).isEqualTo(accepted);
    assertThat(used(world, Quota.PER_MONTH)).as(where).isEqualTo(accepted);
    return death.happened();
  }

  @Test
  void whatAKilledProcessDidNotSettleIsSettledWhenRoomIsNeeded() {
    ServiceProcess service = limited(Quota.CONCURRENT, 1);
    DeploymentId first = ask(service, Examples.HELLO).deployment().id();
    world.deployments.save(world.find(first).cancel(world.clock.instant()));

    ask(service, other);

    assertThat(used(Quota.CONCURRENT)).isOne();
    assertThat(used(Quota.PER_DAY)).isOne();
  }

  @Test
  void aRequestThatIsJustBeingSavedKeepsItsPlace() {
    Accident whileSaving =
        Accident.of(5, Accident.Moment.BEFORE, () -> world.service.sweeper.sweepOrphans());

    ask(world.process("slow", whileSaving), Examples.HELLO);

    assertThat(whileSaving.happened()).isTrue();
    assertThat(used(Quota.CONCURRENT)).isOne();
  }

  private ServiceProcess limited(Quota quota, long limit) {
    return world.process("limited", new QuotaLimits(Map.of(quota, limit)));
  }

  private static Acceptance ask(ServiceProcess service, ProjectId project) {
    return ask(service, project, OnConflict.REJECT, Optional.empty());
  }

  private static Acceptance ask(
      ServiceProcess service, ProjectId project, OnConflict onConflict, Optional<String> key) {
    return service.request.deploy(
        new Order(project, Examples.ACME, JO, World.PRODUCTION, Optional.empty()), onConflict, key);
  }

  private long used(Quota quota) {
    return used(world, quota);
  }

  private static long used(World world, Quota quota) {
    return world.quota.use(Examples.ACME, world.clock.instant()).of(quota);
  }
}
