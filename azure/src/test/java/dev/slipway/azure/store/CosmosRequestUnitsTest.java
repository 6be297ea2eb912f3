package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.Environment;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What deployments cost, by the prices that the stand-in has from Azure's documentation.
final class CosmosRequestUnitsTest {
  private static final double WHOLE_DEPLOYMENT = 110;

  private final MeteredDeployments world = new MeteredDeployments();

  @Test
  void readingAStatusCostsOneRequestUnit() {
    Deployment admitted = world.admit(Environment.PRODUCTION);

    Map<String, DoubleSummaryStatistics> costs = world.costs(() -> world.store.find(admitted.id()));

    assertThat(costs.values())
        .singleElement()
        .satisfies(reads -> {
          assertThat(reads.getCount()).isOne();
          assertThat(reads.getSum()).isBetween(1.0, 1.1);
        });
  }

  @Test
  void aWholeDeploymentCostsWhatTheDecisionPageSays() {
    world.deploy(Environment.PRODUCTION);

    Map<String, DoubleSummaryStatistics> costs =
        world.costs(() -> world.deploy(Environment.PRODUCTION));

    assertThat(costs.values().stream().mapToDouble(DoubleSummaryStatistics::getSum).sum())
        .as("%s", costs)
        .isLessThan(WHOLE_DEPLOYMENT);
  }

  @Tag("stand-in")
  @Test
  void lookingForWhatIsOpenCostsNoMoreAfterManyDeployments() {
    world.admit(Environment.PRODUCTION);
    double early = world.units(this::sweep);
    for (int i = 0; i < 5; i++) {
      world.deploy(Environment.STAGING);
    }

    assertThat(world.units(this::sweep)).isLessThan(early * 1.05);
  }

  @Tag("stand-in")
  @Test
  void nothingThatDeploymentsNeedGrowsWithThoseThatAreStored() {
    MeteredDeployments many = new MeteredDeployments();
    world.store(50);
    many.store(5_000);
    world.deploy(Environment.PRODUCTION);
    many.deploy(Environment.PRODUCTION);

    assertThat(many.units(() -> many.deploy(Environment.PRODUCTION)))
        .as("a deployment")
        .isLessThan(world.units(() -> world.deploy(Environment.PRODUCTION)) * 1.01);
    assertThat(many.units(() -> sweep(many)))
        .as("a sweep")
        .isLessThan(world.units(this::sweep) + 1);
    assertThat(many.units(() -> page(many)))
        .as("a page of the project's deployments")
        .isLessThan(world.units(() -> page(world)) * 1.01);
    assertThat(many.units(() -> many.store.counts()))
        .as("statistics")
        .isLessThan(world.units(() -> world.store.counts()) + 1);
  }

  private void sweep() {
    sweep(world);
  }

  private static void sweep(MeteredDeployments world) {
    world.store.noticesDue(100);
    world.store.unattended(Duration.ZERO, 100);
    world.releases.allCurrent();
  }

  private static void page(MeteredDeployments world) {
    world.store.list(HELLO, Optional.empty(), 20);
  }
}
