package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Slipway;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What an operator reads when something is wrong.
final class ServiceLogStory {
  private static final Slipway SLIPWAY = Slipway.of(ServiceLogStory.class);

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void aDeploymentCanBeFollowedFromItsRequestToItsEndByIds() throws IOException {
    Project project = Project.builtBy("followed", Pages.built("followed"));
    String deployment =
        SLIPWAY
            .run("deploy", "--json", project.folder().toString())
            .well()
            .json()
            .path("deploymentId")
            .asText();

    List<JsonNode> about =
        lines().stream()
            .filter(line -> line.path("deployment").asText().equals(deployment))
            .toList();

    assertThat(about)
        .extracting(line -> line.path("message").asText().split(":", 2)[0])
        .containsSubsequence(
            "The deployment is accepted", "Attempt 1 begins", "The deployment succeeded");
    assertThat(about)
        .allSatisfy(line -> {
          assertThat(line.path("project").asText()).isEqualTo("followed");
          assertThat(line.path("organization").asText()).isEqualTo("local");
          assertThat(Instant.parse(line.path("timestamp").asText())).isBefore(Instant.now());
        });
    String request = about.getFirst().path("request").asText();
    assertThat(lines())
        .anySatisfy(line -> {
          assertThat(line.path("request").asText()).isNotEmpty().isEqualTo(request);
          assertThat(line.path("message").asText()).startsWith("POST /deploy 202");
        });
  }

  private static List<JsonNode> lines() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(SLIPWAY.home().resolve("logs/server.log"))) {
      if (line.startsWith("{")) {
        lines.add(json.readTree(line));
      }
    }
    return lines;
  }
}
