package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents that are in stores already. A line that changes here is a change of the stored
/// form: what older services wrote must stay readable.
final class GoldenDocumentsTest {
  private final Documents documents = new Documents();

  @Test
  void theSamplesAreWrittenAsTheyWereBefore() throws IOException {
    assertThat(written()).containsExactlyElementsOf(golden());
  }

  @Test
  void whatWasWrittenBeforeIsReadAsTheSamples() throws IOException {
    List<String> golden = golden();
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

  private List<String> written() {
    return Stream.concat(
            Samples.deployments().stream().map(documents::toJson),
            Stream.of(
                documents.toJson(Samples.project()),
                documents.toJson(Samples.release()),
                documents.toJson(Samples.activation()),
                documents.toJson(Samples.manifest()),
                documents.toJson(Samples.line())))
        .toList();
  }

  private static List<String> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(GoldenDocumentsTest.class.getResourceAsStream("golden.jsonl"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
