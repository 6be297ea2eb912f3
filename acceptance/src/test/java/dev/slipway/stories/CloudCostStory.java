package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.standin.cosmos.http.Kind;
import dev.slipway.azure.standin.cosmos.http.Meter;
import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.Cloud;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a deployment costs in Cosmos DB from the request to its end, audit entry and all, by the
/// stand-in's prices.
final class CloudCostStory {
  private static final String INSTALLATION = "cost";
  private static final String PROJECT = "costly";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final double WHOLE_DEPLOYMENT = 120;

  private static final Cloud CLOUD = Cloud.start();

  @AfterAll
  static void end() {
    CLOUD.close();
  }

  @Test
  void aDeploymentOfAProjectWithASecretCostsNoMoreThanPromised() {
    try (Slipway slipway = Slipway.of(CloudCostStory.class).in(CLOUD, INSTALLATION).serving()) {
      Api api = slipway.api();
      api.put(PROJECT, "local", "<h1>first</h1>");
      slipway.run("secrets", "set", PROJECT, "API_KEY=secret").well();
      deploy(api);
      api.put(PROJECT, "local", "<h1>second</h1>");
      CLOUD.cosmos().meter().reset();

      deploy(api);

      List<Meter.Charge> charges =
          CLOUD.cosmos().meter().charges().stream()
              .filter(charge -> charge.kind() != Kind.QUERY)
              .toList();
      assertThat(charges.stream().mapToDouble(Meter.Charge::units).sum())
          .as("%s", charges)
          .isLessThan(WHOLE_DEPLOYMENT);
    }
  }

  /// Asks once how it stands, when all is done. What a worker does every second whether or not
  /// there is anything to do are queries, and no deployment needs one.
  private static void deploy(Api api) {
    Reply accepted = api.requestDeployment(PROJECT);
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    Waiting.until(
        "its notice is settled",
        SOON,
        () -> CLOUD.bus().with(INSTALLATION, queue -> queue.counts().total()) == 0);
    String id = accepted.json().path("deploymentId").asText();
    assertThat(api.status(id).path("state").asText()).isEqualTo("succeeded");
  }
}
