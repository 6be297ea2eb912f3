package dev.slipway.domain.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProjectConfigurationTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final VariableName NAME = new VariableName("LANGUAGE");
  private static final Optional<Environment> EVERYWHERE = Optional.empty();
  private static final Optional<Environment> STAGING = Optional.of(Environment.STAGING);

  @Test
  void theValueOfAnEnvironmentGoesBeforeTheOneForAllInWhateverOrderTheyWereSet() {
    ProjectConfiguration generalFirst =
        ProjectConfiguration.empty().with(runtime(EVERYWHERE, "en")).with(runtime(STAGING, "de"));
    ProjectConfiguration generalLast =
        ProjectConfiguration.empty().with(runtime(STAGING, "de")).with(runtime(EVERYWHERE, "en"));

    for (ProjectConfiguration configuration :
        new ProjectConfiguration[] {generalFirst, generalLast}) {
      assertThat(configuration.runtimeVariables(Environment.STAGING))
          .containsEntry(NAME, new Variable.RuntimeValue("de"));
      assertThat(configuration.runtimeVariables(Environment.PRODUCTION))
          .containsEntry(NAME, new Variable.RuntimeValue("en"));
    }
  }

  @Test
  void oneNameMayMeanOneThingWhileBuildingAndAnotherWhileRunning() {
    ProjectConfiguration configuration =
        ProjectConfiguration.empty()
            .with(runtime(EVERYWHERE, "running"))
            .with(variable(EVERYWHERE, new Variable.BuildValue("building")));

    assertThat(configuration.buildVariables(Environment.PRODUCTION))
        .containsEntry(NAME, new Variable.BuildValue("building"));
    assertThat(configuration.runtimeVariables(Environment.PRODUCTION))
        .containsEntry(NAME, new Variable.RuntimeValue("running"));
  }

  @Test
  void aSecretTakesThePlaceOfAPlainValue() {
    Variable.SecretValue secret =
        new Variable.SecretValue(new SecretReference(new ProjectId("hello"), NAME, 1));

    ProjectConfiguration configuration =
        ProjectConfiguration.empty()
            .with(runtime(EVERYWHERE, "plain"))
            .with(variable(EVERYWHERE, secret));

    assertThat(configuration.variables()).hasSize(1);
    assertThat(configuration.runtimeVariables(Environment.PRODUCTION)).containsEntry(NAME, secret);
  }

  @Test
  void everyChangeIsTheNextVersionAndNoChangeIsNone() {
    ProjectConfiguration one = ProjectConfiguration.empty().with(runtime(EVERYWHERE, "en"));

    assertThat(one.version()).isEqualTo(1);
    assertThat(one.without(NAME, STAGING)).isEqualTo(one);
    assertThat(one.without(NAME, EVERYWHERE))
        .isEqualTo(new ProjectConfiguration(2, OwnSettings.NONE, List.of()));
  }

  @Test
  void aVariableThatIsSetToWhatItIsKeepsTheTimeItWasSetAt() {
    ProjectConfiguration one =
        ProjectConfiguration.empty().with(runtime(EVERYWHERE, "en").setAt(NOON));

    assertThat(one.with(runtime(EVERYWHERE, "en").setAt(NOON.plusSeconds(1)))).isEqualTo(one);
    assertThat(one.with(runtime(EVERYWHERE, "de").setAt(NOON.plusSeconds(1))).variables())
        .extracting(Variable::setAt)
        .containsExactly(Optional.of(NOON.plusSeconds(1)));
  }

  @Test
  void anEarlierVersionIsReturnedToAsTheNextOne() {
    ProjectConfiguration earlier =
        ProjectConfiguration.empty()
            .withSettings(settings("build", "\"npm run site\""))
            .with(runtime(EVERYWHERE, "en").setAt(NOON))
            .with(runtime(STAGING, "fr").setAt(NOON));
    ProjectConfiguration present =
        earlier
            .withSettings(OwnSettings.NONE)
            .with(runtime(STAGING, "de").setAt(NOON.plusSeconds(1)));

    ProjectConfiguration returned = present.returnTo(earlier, NOON.plusSeconds(2));

    assertThat(returned.version()).isEqualTo(present.version() + 1);
    assertThat(returned.settings()).isEqualTo(earlier.settings());
    assertThat(returned.runtimeVariables(Environment.STAGING))
        .isEqualTo(earlier.runtimeVariables(Environment.STAGING));
    assertThat(returned.variables().stream().map(variable -> variable.setAt().orElseThrow()))
        .containsExactly(NOON, NOON.plusSeconds(2));
    assertThat(returned.returnTo(earlier, NOON.plusSeconds(3))).isEqualTo(returned);
  }

  @Test
  void settingsAreOneJsonObjectInOrderOfTheirKeys() {
    OwnSettings settings = settings("port", "3000").with(settings("build", "null"));

    assertThat(settings.json()).isEqualTo("{\"build\":null,\"port\":3000}");
    assertThat(settings.without("build").json()).isEqualTo("{\"port\":3000}");
    assertThat(OwnSettings.NONE.json()).isEqualTo("{}");
  }

  private static OwnSettings settings(String key, String json) {
    return new OwnSettings(new TreeMap<>(Map.of(key, json)));
  }

  private static Variable runtime(Optional<Environment> environment, String text) {
    return variable(environment, new Variable.RuntimeValue(text));
  }

  private static Variable variable(Optional<Environment> environment, Variable.Value value) {
    return new Variable(NAME, environment, value, Optional.empty());
  }
}
