package dev.slipway.detection.node.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.plan.NodeVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRequestTest {
  @ParameterizedTest
  @CsvSource({
    "22, 22",
    "v22, 22",
    "v22.11.0, 22.11.0",
    "22.x, 22",
    "^22, 22",
    "22.11, >=22.11.0 <22.12.0",
    "~22.11.3, >=22.11.3 <22.12.0",
    ">=22, 26",
    ">= 22.12.0, 26",
    "*, 26",
    "'>=22.12.0 <23', ^22.12.0",
    "'^20.19.0 || ^22.12.0', ^22.12.0",
    "^20 || >=22, 26",
    "18 - 20, 20",
    "'<22', 20",
    "'>22', 26",
    "'<=22.5.0', '>=22.0.0 <22.5.1'",
    "22.1.0 || 22.3.0, 22.1.0 || 22.3.0",
    "lts/*, 24",
    "lts/-1, 22",
    "lts/Jod, 22",
    "node, 26",
    "latest, 26"
  })
  void theNewestSupportedMajorIsTakenWithWhatIsAllowedOfIt(String text, String range) {
    assertThat(new NodeRequest(text, "here").newestAllowed().map(NodeVersion::range))
        .contains(range);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "^14 || ^16", "23", "lts/-9", ">=30", "22.5.0 - 22.1.0"})
  void whatNoSupportedMajorSatisfiesHasNone(String text) {
    assertThat(new NodeRequest(text, "here").newestAllowed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lts/unheard-of", "newest please", "22\u0000", "=>22"})
  void whatIsNoRangeMeansNoVersions(String text) {
    assertThat(new NodeRequest(text, "here").spans()).isEmpty();
  }

  @Test
  void theDefaultHasLongTermSupport() {
    assertThat(NodeReleases.newestLts().number()).isEqualTo(24);
    assertThat(NodeReleases.newestLts().ended()).isFalse();
  }
}
