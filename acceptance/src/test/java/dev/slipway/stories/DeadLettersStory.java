package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/// What failed from outside is tried again, then put where somebody finds it.
final class DeadLettersStory {
  private static final int SOMETHING_OUTSIDE = 5;

  @Test
  void aDeploymentThatARegistryFailedIsKeptAndReplayedWhenTheRegistryIsBack() throws IOException {
    try (Slipway slipway = Slipway.of(DeadLettersStory.class)) {
      slipway.with("NPM_CONFIG_REGISTRY", "http://127.0.0.1:" + closedPort());
      Ran failed =
          slipway.run("deploy", "--json", Project.copyOf("hello-express").folder().toString());

      assertThat(failed.exitCode()).isEqualTo(SOMETHING_OUTSIDE);
      String deployment = failed.json().path("deploymentId").asText();
      assertThat(slipway.api().status(deployment).path("attempt").asInt()).isGreaterThan(1);
      JsonNode letters = slipway.run("dlq", "list", "--json").well().json().path("items");
      assertThat(letters.findValuesAsText("deploymentId")).containsExactly(deployment);
      assertThat(letters.at("/0/reason/kind").asText()).isEqualTo("EXTERNAL");

      slipway.run("down").well();
      slipway.without("NPM_CONFIG_REGISTRY").serving();
      slipway.run("dlq", "replay", letters.at("/0/id").asText()).well();

      assertThat(slipway.site("hello-express").page()).contains("Hello from Express");
      assertThat(slipway.run("dlq", "list", "--json").well().json().path("items")).isEmpty();
    }
  }

  @Test
  void aDeadLetterThatNobodyNeedsIsDiscarded() throws IOException {
    try (Slipway slipway = Slipway.of(DeadLettersStory.class)) {
      slipway.with("NPM_CONFIG_REGISTRY", "http://127.0.0.1:" + closedPort());
      slipway.deploy(Project.copyOf("hello-express"));
      JsonNode letters = slipway.run("dlq", "list", "--json").well().json().path("items");

      slipway.run("dlq", "discard", letters.at("/0/id").asText()).well();

      assertThat(slipway.run("dlq", "list", "--json").well().json().path("items")).isEmpty();
    }
  }

  /// A port of this machine that nobody listens at.
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
