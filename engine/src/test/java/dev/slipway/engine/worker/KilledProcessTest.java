package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.ServiceProcess;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills a process at every single call that it makes to the world while it carries out a
/// deployment, and lets another one take over.
class KilledProcessTest {
  @ParameterizedTest
  @EnumSource
  void aDeploymentSucceedsWhereverItsProcessIsKilled(Accident.Moment moment) {
    int call = 1;
    while (succeedsWhenKilledAt(call, moment)) {
      call++;
    }
    assertThat(call).as("calls of one deployment").isGreaterThan(30);
  }

  private static boolean succeedsWhenKilledAt(int call, Accident.Moment moment) {
    World world = new World();
    world.deploy("before");
    DeploymentId id = world.request("after");

    boolean killed = attendAndDie(world, call, moment);
    takeOver(world);

    String where = "killed %s call %d".formatted(moment, call);
    assertThat(world.phase(id)).as(where).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.activations(id)).as(where).isEqualTo(1);
    assertThat(world.builds.builds().size()).as(where).isBetween(2, 3);
    assertNothingIsLeft(world, where);
    return killed;
  }

  @ParameterizedTest
  @EnumSource
  void aDeploymentFailsWhereverItsProcessIsKilledAndTheOldReleaseServes(Accident.Moment moment) {
    int call = 1;
    while (failsWhenKilledAt(call, moment)) {
      call++;
    }
    assertThat(call).as("calls of one deployment").isGreaterThan(15);
  }

  private static boolean failsWhenKilledAt(int call, Accident.Moment moment) {
    World world = new World();
    world.deploy("before");
    Optional<ReleaseId> before = world.serving();
    world.builds.during(
        Step.BUILD,
        _ -> {
          throw World.mistake();
        });
    DeploymentId id = world.request("after");

    boolean killed = attendAndDie(world, call, moment);
    takeOver(world);

    String where = "killed %s call %d".formatted(moment, call);
    assertThat(world.phase(id)).as(where).isEqualTo(Phase.FAILED);
    assertThat(world.activations(id)).as(where).isZero();
    assertThat(world.serving()).as(where).isEqualTo(before);
    assertThat(world.queue.peek(10)).as(where).isEmpty();
    assertNothingIsLeft(world, where);
    return killed;
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledDeploymentEndsWhereverItsProcessIsKilled(Accident.Moment moment) {
    int call = 1;
    while (isCancelledWhenKilledAt(call, moment)) {
      call++;
    }
    assertThat(call).as("calls of one deployment").isGreaterThan(20);
  }

  private static boolean isCancelledWhenKilledAt(int call, Accident.Moment moment) {
    World world = new World();
    world.deploy("before");
    Optional<ReleaseId> before = world.serving();
    DeploymentId id = world.request("after");
    world.builds.during(Step.BUILD, _ -> world.process("other").cancel.cancel(id));

    boolean killed = attendAndDie(world, call, moment);
    takeOver(world);

    String where = "killed %s call %d".formatted(moment, call);
    assertThat(world.phase(id)).as(where).isEqualTo(Phase.CANCELLED);
    assertThat(world.serving()).as(where).isEqualTo(before);
    assertNothingIsLeft(world, where);
    return killed;
  }

  @Test
  void aRestartBringsTheCurrentReleaseBackAndResumesTheDeployment() {
    World world = new World();
    world.deploy("before");
    Optional<ReleaseId> before = world.serving();
    DeploymentId id = world.request("after");
    attendAndDie(world, 20, Accident.Moment.AFTER);
    world.runtime.remove(Examples.HELLO, World.PRODUCTION);
    world.runtime.running().forEach(world.runtime::crash);

    ServiceProcess restarted = world.process("restarted");
    restarted.releases.restore();

    assertThat(world.runtime.running()).isEqualTo(Set.of(before.orElseThrow()));
    world.settle(restarted);
    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void aDeploymentThatKillsEveryProcessIsGivenUp() {
    World world = new World();
    world.builds.during(
        Step.BUILD,
        _ -> {
          throw new Accident.Death();
        });
    DeploymentId id = world.request("deadly");

    for (int i = 0; i < 100 && !world.phase(id).isFinal(); i++) {
      dieOf(world.process("p" + i));
      world.clock.advance(Duration.ofSeconds(25));
      world.service.sweeper.sweepNotices();
    }

    assertThat(world.find(id).state())
        .isInstanceOfSatisfying(
            DeploymentState.Failed.class,
            failed -> assertThat(failed.problem().code()).isEqualTo(ProblemCode.INTERNAL_ERROR));
    assertThat(world.find(id).takeovers()).isEqualTo(Attendance.MAX_TAKEOVERS);
    assertThat(world.queue.peek(10)).hasSize(1);
  }

  @Test
  void aCancelledDeploymentThatKillsEveryProcessIsGivenUpAsCancelled() {
    World world = new World();
    world.builds.during(Step.BUILD, job -> world.service.cancel.cancel(job.deployment()));
    world.builds.whenReleasing(() -> {
      throw new Accident.Death();
    });
    DeploymentId id = world.request("deadly");

    for (int i = 0; i < 100 && !world.phase(id).isFinal(); i++) {
      dieOf(world.process("p" + i));
      world.clock.advance(Duration.ofSeconds(25));
      world.service.sweeper.sweepNotices();
    }

    assertThat(world.phase(id)).isEqualTo(Phase.CANCELLED);
  }

  @Test
  void takingOverUsesUpNoAttempt() {
    World world = new World();
    int deaths = RetryPolicy.STANDARD.maxAttempts() + 1;
    int failures = RetryPolicy.STANDARD.maxAttempts() - 1;
    AtomicInteger builds = new AtomicInteger();
    world.builds.during(
        Step.BUILD,
        _ -> {
          int build = builds.incrementAndGet();
          if (build <= deaths) {
            throw new Accident.Death();
          }
          if (build <= deaths + failures) {
            throw World.passing();
          }
        });
    DeploymentId id = world.request("hello");

    for (int i = 0; i < deaths; i++) {
      dieOf(world.process("p" + i));
      world.clock.advance(Duration.ofSeconds(25));
      world.service.sweeper.sweepNotices();
    }
    world.settle(world.service);

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.find(id).takeovers()).isEqualTo(deaths);
    assertThat(world.find(id).tries()).isEqualTo(failures + 1);
  }

  private static boolean attendAndDie(World world, int call, Accident.Moment moment) {
    Accident death = Accident.death(call, moment);
    dieOf(world.process("doomed", death));
    return death.happened();
  }

  private static void dieOf(ServiceProcess process) {
    try {
      process.attendAll();
    } catch (Accident.Death _) {
      // what this test is about
    }
  }

  private static void takeOver(World world) {
    ServiceProcess second = world.process("second");
    world.settle(second);
    second.sweeper.sweepOrphans();
  }

  private static void assertNothingIsLeft(World world, String where) {
    ReleaseId current =
        world.releases.current(Examples.HELLO, World.PRODUCTION).orElseThrow().release();
    assertThat(world.serving()).as(where).contains(current);
    assertThat(world.runtime.running()).as(where).isEqualTo(Set.of(current));
    assertThat(world.builds.owned()).as(where).isEmpty();
    assertThat(List.of(world.queue.depth().waiting(), world.queue.depth().held()))
        .as(where)
        .containsOnly(0L);
    assertThat(world.quota.holders()).as(where).isEmpty();
    assertThat(world.quota.use(Examples.ACME, Examples.NOW).of(Quota.PER_DAY))
        .as(where)
        .isEqualTo(world.deployments.counts().of(Phase.SUCCEEDED));
    assertThat(
            world
                .usage
                .total(Examples.ACME, YearMonth.of(2026, 11), world.clock.instant())
                .deployments())
        .as(where)
        .isEqualTo(2);
  }
}
