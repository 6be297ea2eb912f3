package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.Following;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.SecretOrigin;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a variable that follows a secret of others is stored, and the deployment that its rotation
/// leads to.
final class FollowedSecretDocumentsTest {
  private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
  private static final VariableName KEY = new VariableName("PAYMENT_KEY");

  private final Documents documents = new Documents();

  @Test
  void whatAVariableFollowsIsStoredBesideItsValue() {
    Project project = Samples.project();
    Variable variable =
        new Variable(
            KEY,
            Optional.empty(),
            new Variable.SecretValue(new SecretReference(project.id(), KEY, 7)),
            Optional.of(AT),
            Optional.of(new Following(new SecretOrigin("keyvault:payment-key"), 5)));
    ProjectConfiguration configuration = project.configuration().with(variable);

    String json = documents.toJson(project.withConfiguration(configuration, AT));

    assertThat(json).contains("\"follows\":{\"origin\":\"keyvault:payment-key\",\"since\":5}");
    assertThat(documents.readProject(json).configuration()).isEqualTo(configuration);
  }

  @Test
  void aVariableThatFollowsNothingIsStoredAsEver() {
    assertThat(documents.toJson(Samples.project())).doesNotContain("follows");
  }

  @Test
  void aRotationIsStoredAsOne() {
    Deployment deployment = Samples.rotation();

    String json = documents.toJson(deployment);

    assertThat(json).contains("\"subject\":{\"type\":\"rotated\"}");
    assertThat(documents.readDeployment(json)).isEqualTo(deployment);
  }
}
