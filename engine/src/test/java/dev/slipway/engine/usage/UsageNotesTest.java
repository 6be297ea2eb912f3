package dev.slipway.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.BuildUse;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.usage.Usage;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.ScriptedBuilds;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UsageNotesTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();

  @Test
  void theBuildsOfAllAttemptsCount() {
    AtomicInteger builds = new AtomicInteger();
    world.builds.during(
        Step.BUILD,
        _ -> {
          world.clock.advance(MINUTE);
          if (builds.incrementAndGet() < 3) {
            throw World.passing();
          }
        });

    DeploymentId id = world.deploy("third time lucky").id();

    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.find(id).buildUse())
        .contains(
            new BuildUse(MINUTE.multipliedBy(3), Optional.of(ScriptedBuilds.CPU.multipliedBy(3))));
    assertThat(used(world).buildTime()).isEqualTo(MINUTE.multipliedBy(3));
    assertThat(used(world).cpuTime()).isEqualTo(ScriptedBuilds.CPU.multipliedBy(3));
  }

  @Test
  void whatAFailedBuildUsedCountsToo() {
    world.builds.during(
        Step.BUILD,
        _ -> {
          world.clock.advance(MINUTE);
          throw World.mistake();
        });

    world.deploy("broken");

    assertThat(used(world).buildTime()).isEqualTo(MINUTE);
    assertThat(used(world).deployments()).isOne();
  }

  @Test
  void whatACancelledBuildUsedCountsToo() {
    world.builds.during(
        Step.BUILD,
        job -> {
          world.clock.advance(MINUTE);
          world.service.cancel.cancel(job.deployment());
          throw new SlipwayException(Examples.problem());
        });

    DeploymentId id = world.deploy("unwanted").id();

    assertThat(world.phase(id)).isEqualTo(Phase.CANCELLED);
    assertThat(used(world).buildTime()).isEqualTo(MINUTE);
  }

  @Test
  void whatIsNotBuiltUsesNothing() {
    world.deploy("one");
    world.deploy("two");
    Usage before = used(world);

    world.deploy("one");

    assertThat(used(world).cpuTime()).isEqualTo(before.cpuTime());
    assertThat(used(world).deployments()).isEqualTo(3);
  }

  @Test
  void anEnvironmentRunsFromItsFirstReleaseUntilItsProjectIsDeleted() {
    world.deploy("one");
    world.clock.advance(Duration.ofHours(2));
    world.deploy("two");
    world.clock.advance(Duration.ofHours(3));
    assertThat(used(world).running()).isEqualTo(Duration.ofHours(5));

    world.service.projects.delete(Examples.HELLO);
    world.clock.advance(Duration.ofHours(4));

    assertThat(used(world).running()).isEqualTo(Duration.ofHours(5));
  }

  @Test
  void aProjectThatIsMadeAgainRunsAgain() {
    world.deploy("one");
    world.clock.advance(Duration.ofHours(2));
    world.service.projects.delete(Examples.HELLO);
    world.clock.advance(Duration.ofHours(3));
    world.addProject("hello", Examples.ACME);
    world.deploy("one again");
    world.clock.advance(Duration.ofHours(4));

    assertThat(used(world).running()).isEqualTo(Duration.ofHours(6));
  }

  @ParameterizedTest
  @EnumSource
  void whereverAProcessIsKilledThatDeploysItIsKnownSinceWhenTheReleaseRuns(Accident.Moment moment) {
    int call = 0;
    Accident death;
    do {
      World world = new World();
      death = Accident.death(++call, moment);
      world.request("hello");
      try {
        world.process("doomed", death).attendAll();
      } catch (Accident.Death _) {
        // what this test is about
      }
      world.settle(world.service);
      world.service.sweeper.sweepOrphans();
      Instant since = world.releases.current(Examples.HELLO, World.PRODUCTION).orElseThrow().at();
      world.clock.advance(Duration.ofHours(7));

      assertThat(used(world).running())
          .as("killed %s call %d", moment, call)
          .isEqualTo(Duration.between(since, world.clock.instant()));
    } while (death.happened());
    assertThat(call).isGreaterThan(30);
  }

  @Test
  void aCellThatTakesNothingIsSaidBeforeAnythingIsBuiltAndTriedAgain() {
    world.cell.end();
    DeploymentId id = world.request("hello");

    world.service.attendAll();

    assertThat(world.phase(id)).isEqualTo(Phase.RUNNING);
    assertThat(world.builds.builds()).isEmpty();

    world.cell.comeBack();
    world.settle(world.service);
    assertThat(world.phase(id)).isEqualTo(Phase.SUCCEEDED);
  }

  private static Usage used(World world) {
    return world.usage.total(Examples.ACME, NOVEMBER, world.clock.instant());
  }
}
