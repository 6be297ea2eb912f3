package dev.slipway.domain.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectConfigurationTest {
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
            .with(new Variable(NAME, EVERYWHERE, new Variable.BuildValue("building")));

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
            .with(new Variable(NAME, EVERYWHERE, secret));

    assertThat(configuration.variables()).hasSize(1);
    assertThat(configuration.runtimeVariables(Environment.PRODUCTION)).containsEntry(NAME, secret);
  }

  @Test
  void everyChangeIsTheNextVersionAndNoChangeIsNone() {
    ProjectConfiguration one = ProjectConfiguration.empty().with(runtime(EVERYWHERE, "en"));

    assertThat(one.version()).isEqualTo(1);
    assertThat(one.without(NAME, STAGING)).isEqualTo(one);
    assertThat(one.without(NAME, EVERYWHERE)).isEqualTo(new ProjectConfiguration(2, List.of()));
  }

  private static Variable runtime(Optional<Environment> environment, String text) {
    return new Variable(NAME, environment, new Variable.RuntimeValue(text));
  }
}
