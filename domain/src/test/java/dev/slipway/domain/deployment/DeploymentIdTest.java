package dev.slipway.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentIdTest {
  private static final Instant NOW = Instant.parse("2025-11-23T22:00:00Z");

  @Test
  void aFreshIdTellsItsTime() {
    assertThat(DeploymentId.create(NOW, new Random(1)).value())
        .matches("deploy_1763935200000_[0-9a-z]{9}");
  }

  @Test
  void idsOfOneMomentDiffer() {
    Random random = new Random(1);

    assertThat(Stream.generate(() -> DeploymentId.create(NOW, random)).limit(1_000).distinct())
        .hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "deploy_",
        "deploy_1_",
        "deploy_x_a",
        "deploy_1_A",
        "deploy_1_a/../b",
        "deploy_1_a\n",
        "deploy_1_aaaaaaaaaaaaaaaaa",
        "xdeploy_1_a"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> new DeploymentId(text)).isInstanceOf(SlipwayException.class);
  }
}
