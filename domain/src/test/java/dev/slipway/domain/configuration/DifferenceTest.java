package dev.slipway.domain.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final VariableName NAME = new VariableName("GREETING");
  private static final Variable.Value HELLO = new Variable.RuntimeValue("hello");
  private static final Variable.Value MOIN = new Variable.RuntimeValue("moin");

  @Test
  void whatWasAddedChangedAndRemovedIsThereOnceWithSettingsFirst() {
    ProjectConfiguration before =
        ProjectConfiguration.empty()
            .withSettings(settings(Map.of("node", "\"22\"", "port", "3000")))
            .with(variable(Optional.empty(), HELLO))
            .with(variable(Optional.of(Environment.STAGING), HELLO));
    ProjectConfiguration after =
        before
            .withSettings(settings(Map.of("node", "\"24\"", "build", "null")))
            .with(variable(Optional.empty(), MOIN))
            .without(NAME, Optional.of(Environment.STAGING));

    assertThat(Difference.between(before, after))
        .containsExactly(
            new Difference.OfSetting("build", Optional.empty(), Optional.of("null")),
            new Difference.OfSetting("node", Optional.of("\"22\""), Optional.of("\"24\"")),
            new Difference.OfSetting("port", Optional.of("3000"), Optional.empty()),
            new Difference.OfVariable(
                NAME, Optional.empty(), Optional.of(HELLO), Optional.of(MOIN)),
            new Difference.OfVariable(
                NAME, Optional.of(Environment.STAGING), Optional.of(HELLO), Optional.empty()));
  }

  @Test
  void theSameNameForBuildingAndForRunningAreTwoThings() {
    ProjectConfiguration after =
        ProjectConfiguration.empty()
            .with(variable(Optional.empty(), HELLO))
            .with(variable(Optional.empty(), new Variable.BuildValue("hello")));

    assertThat(Difference.between(ProjectConfiguration.empty(), after)).hasSize(2);
  }

  @Test
  void aSecretThatWasSetAnewIsADifference() {
    assertThat(Difference.ofVariables(Map.of(NAME, secret(1)), Map.of(NAME, secret(2)))).hasSize(1);
    assertThat(Difference.ofVariables(Map.of(NAME, secret(1)), Map.of(NAME, secret(1)))).isEmpty();
  }

  private static Variable.Value secret(int version) {
    return new Variable.SecretValue(new SecretReference(new ProjectId("hello"), NAME, version));
  }

  private static OwnSettings settings(Map<String, String> values) {
    return new OwnSettings(new TreeMap<>(values));
  }

  private static Variable variable(Optional<Environment> environment, Variable.Value value) {
    return new Variable(NAME, environment, value, Optional.empty());
  }
}
