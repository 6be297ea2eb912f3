package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.BuildUse;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentsTest {
  private final Documents documents = new Documents();

  static List<Deployment> deployments() {
    return Samples.deployments();
  }

  static List<StepResult> stepResults() {
    return Samples.stepResults();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aDeploymentIsReadAsItWasWritten(Deployment deployment) {
    assertThat(documents.readDeployment(documents.toJson(deployment))).isEqualTo(deployment);
  }

  @ParameterizedTest
  @MethodSource("stepResults")
  void aStepResultIsReadAsItWasWritten(StepResult result) {
    assertThat(documents.readStepResult(documents.toJson(result))).isEqualTo(result);
  }

  @Test
  void whatBuildsUsedIsKept() {
    Deployment deployment =
        Samples.deployments()
            .getFirst()
            .using(new BuildUse(Duration.ofMillis(1_500), Optional.of(Duration.ofSeconds(3))))
            .using(new BuildUse(Duration.ofSeconds(1), Optional.empty()));

    assertThat(documents.readDeployment(documents.toJson(deployment))).isEqualTo(deployment);
    assertThat(deployment.buildUse())
        .contains(new BuildUse(Duration.ofMillis(2_500), Optional.of(Duration.ofSeconds(3))));
  }

  @Test
  void otherValuesAreReadAsTheyWereWritten() {
    assertThat(documents.readProject(documents.toJson(Samples.project())))
        .isEqualTo(Samples.project());
    assertThat(documents.readRelease(documents.toJson(Samples.release())))
        .isEqualTo(Samples.release());
    assertThat(documents.readActivation(documents.toJson(Samples.activation())))
        .isEqualTo(Samples.activation());
    assertThat(documents.readProblem(documents.toJson(Samples.problem())))
        .isEqualTo(Samples.problem());
    assertThat(documents.readSourceManifest(documents.toJson(Samples.manifest())))
        .isEqualTo(Samples.manifest());
    assertThat(documents.readLine(documents.toJson(Samples.line()))).isEqualTo(Samples.line());
  }

  @Test
  void plansAndArtifactsOfBothKindsAreReadAsTheyWereWritten() {
    Stream.of(Samples.serverPlan(), Samples.ruledPlan(), Samples.sitePlan())
        .forEach(
            plan -> assertThat(documents.readBuildPlan(documents.toJson(plan))).isEqualTo(plan));
    Stream.of(Samples.server(), Samples.site(), Samples.ruledServer(), Samples.ruledSite())
        .forEach(artifact ->
            assertThat(documents.readArtifact(documents.toJson(artifact))).isEqualTo(artifact));
  }

  @Test
  void aDocumentIsOneLine() {
    assertThat(documents.toJson(Samples.line())).doesNotContain("\n", "\r");
  }

  @Test
  void fieldsThatALaterVersionAddedAreIgnored() {
    String later =
        documents.toJson(Samples.problem()).replaceFirst("\\{", "{\"severity\":{\"level\":[1,2]},");

    assertThat(documents.readProblem(later)).isEqualTo(Samples.problem());
  }

  @Test
  void anOptionalFieldThatIsAbsentIsEmpty() {
    Deployment first = Samples.deployments().getFirst();
    String earlier =
        documents
            .toJson(first)
            .replaceFirst("\"startedAt\":\"[^\"]*\",", "")
            .replaceFirst("\"retryOf\":\"[^\"]*\",", "");

    Deployment read = documents.readDeployment(earlier);

    assertThat(read.startedAt()).isEqualTo(Optional.empty());
    assertThat(read.request().retryOf()).isEqualTo(Optional.empty());
  }

  @Test
  void aDeploymentFromBeforeTakeoversWereCountedHasNone() {
    String earlier =
        documents.toJson(Samples.deployments().getFirst()).replaceFirst("\"takeovers\":\\d+,", "");

    assertThat(earlier).doesNotContain("takeovers");
    assertThat(documents.readDeployment(earlier).takeovers()).isZero();
  }

  @Test
  void aStoredRuleIsCheckedLikeOneThatAProjectWrites() {
    String broken =
        documents.toJson(Samples.ruledSite()).replace("X-Frame-Options", "Content-Length");

    assertThatThrownBy(() -> documents.readArtifact(broken))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("STORAGE_READ_FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "[]",
        "{}",
        "{\"code\":\"NO_SUCH_CODE\"}",
        "{\"code\":\"DISK_FULL\",\"tried\":null}"
      })
  void aTextThatIsNoDocumentIsAProblem(String text) {
    assertThatThrownBy(() -> documents.readProblem(text))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            failure -> {
              assertThat(failure.problem().code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
              assertThat(failure.problem().retryable()).isFalse();
            });
  }

  @Test
  void anIdThatIsNoneIsAProblem() {
    String broken = documents.toJson(Samples.activation()).replace("\"hello\"", "\"../up\"");

    assertThatThrownBy(() -> documents.readActivation(broken))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("STORAGE_READ_FAILED");
  }
}
