package dev.slipway.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentIdTest {
  private static final Instant NOW = Instant.parse("2025-11-23T22:00:00Z");
  private static final ProjectId HELLO = new ProjectId("hello");

  @Test
  void aFreshIdTellsItsTime() {
    assertThat(DeploymentId.create(NOW, HELLO, new Random(1)).value())
        .matches("deploy_1763935200000_[0-9a-z]{15}");
  }

  @Test
  void idsOfOneMomentDiffer() {
    Random random = new Random(1);

    assertThat(
            Stream.generate(() -> DeploymentId.create(NOW, HELLO, random)).limit(1_000).distinct())
        .hasSize(1_000);
  }

  @Test
  void idsOfOneProjectHaveDigitsInCommon() {
    Random random = new Random(1);
    String digits = DeploymentId.digitsOf(HELLO);

    assertThat(DeploymentId.create(NOW, HELLO, random).projectDigits()).contains(digits);
    assertThat(DeploymentId.create(NOW.plusSeconds(9), HELLO, random).projectDigits())
        .contains(digits);
    assertThat(DeploymentId.digitsOf(new ProjectId("other"))).hasSize(6).isNotEqualTo(digits);
  }

  @Test
  void anIdOfV2DoesNotSayItsProject() {
    assertThat(new DeploymentId("deploy_1763935200000_k3f9x0a1b").projectDigits()).isEmpty();
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
