package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents that are in stores already. A line that changes here is a change of the stored
/// form: what older services wrote must stay readable.
final class GoldenDocumentsTest {
  private final Documents documents = new Documents();

  @Test
  void theSamplesAreWrittenAsTheyWereBefore() throws IOException {
    assertThat(written()).containsExactlyElementsOf(documentsIn("golden.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"golden-before-rules.jsonl", "golden-before-settings.jsonl", "golden.jsonl"})
  void whatWasWrittenBeforeIsReadAsTheSamples(String file) throws IOException {
    List<String> golden = documentsIn(file);
    int deployments = Samples.deployments().size();

    assertThat(golden.subList(0, deployments).stream().map(documents::readDeployment))
        .containsExactlyElementsOf(Samples.deployments());
    assertThat(documents.readProject(golden.get(deployments))).isEqualTo(Samples.project());
    assertThat(documents.readRelease(golden.get(deployments + 1))).isEqualTo(Samples.release());
    assertThat(documents.readActivation(golden.get(deployments + 2)))
        .isEqualTo(Samples.activation());
    assertThat(documents.readSourceManifest(golden.get(deployments + 3)))
        .isEqualTo(Samples.manifest());
    assertThat(documents.readLine(golden.get(deployments + 4))).isEqualTo(Samples.line());
  }

  @Test
  void whatAProjectAsksOfAnswersIsReadAsTheSamples() throws IOException {
    List<String> golden = documentsIn("golden.jsonl").reversed();

    assertThat(documents.readBuildPlan(golden.get(3))).isEqualTo(Samples.ruledPlan());
    assertThat(documents.readArtifact(golden.get(2))).isEqualTo(Samples.ruledServer());
    assertThat(documents.readArtifact(golden.get(1))).isEqualTo(Samples.ruledSite());
  }

  @Test
  void aVersionOfAConfigurationIsReadAsTheSample() throws IOException {
    assertThat(documents.readConfigurationVersion(documentsIn("golden.jsonl").getLast()))
        .isEqualTo(Samples.configurationVersion());
  }

  private List<String> written() {
    return Stream.concat(
            Samples.deployments().stream().map(documents::toJson),
            Stream.of(
                documents.toJson(Samples.project()),
                documents.toJson(Samples.release()),
                documents.toJson(Samples.activation()),
                documents.toJson(Samples.manifest()),
                documents.toJson(Samples.line()),
                documents.toJson(Samples.ruledPlan()),
                documents.toJson(Samples.ruledServer()),
                documents.toJson(Samples.ruledSite()),
                documents.toJson(Samples.configurationVersion())))
        .toList();
  }

  private static List<String> documentsIn(String file) throws IOException {
    try (InputStream documents =
        Objects.requireNonNull(GoldenDocumentsTest.class.getResourceAsStream(file))) {
      return new String(documents.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
