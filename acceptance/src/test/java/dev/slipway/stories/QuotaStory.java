package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A customer may use so much and no more, whatever happens to the service.
final class QuotaStory {
  private static final int RESOURCES_PROBLEM = 4;

  @Test
  void aFullQuotaOutlivesTheServiceAndCancellingMakesRoom() {
    try (Gate gate = new Gate();
        Slipway slipway =
            Slipway.of(QuotaStory.class)
                .with("QUOTA_CONCURRENT_DEPLOYMENTS", "1")
                .with("QUOTA_PROJECTS", "2")) {
      slipway.serving();
      Project slow = Project.builtBy("slow", gate.waitingAs("build") + Pages.built("slow"));
      Project quick = Project.copyOf("hello-static");
      String first = slipway.run("deploy", "--no-wait", slow.folder().toString()).well().lastLine();
      gate.awaitArrivalOf("build");

      slipway.kill();
      slipway.serving();
      Ran refused = slipway.deploy(quick);

      assertThat(refused.exitCode()).isEqualTo(RESOURCES_PROBLEM);
      assertThat(refused.err()).contains("DEPLOYMENT_QUOTA_EXCEEDED", "limit: 1", "used: 1");
      assertThat(used(slipway, "concurrent")).isEqualTo(1);

      slipway.run("cancel", first).well();
      slipway.api().end(first, Duration.ofSeconds(60));
      slipway.deploy(quick).well();

      assertThat(used(slipway, "concurrent")).isZero();
      assertThat(used(slipway, "perDay")).isEqualTo(1);
      assertThat(used(slipway, "projects")).isEqualTo(2);
      whatIsThereOutlivesTheServiceToo(slipway);
    }
  }

  private static void whatIsThereOutlivesTheServiceToo(Slipway slipway) {
    Project third = Project.servedBy("third", Pages.served("third"));
    Ran refused = slipway.deploy(third);
    assertThat(refused.exitCode()).isEqualTo(RESOURCES_PROBLEM);
    assertThat(refused.err()).contains("DEPLOYMENT_QUOTA_EXCEEDED", "quota: projects", "limit: 2");

    slipway.run("quota", "set", "--org", "local", "--projects", "3").well();
    slipway.deploy(third).well();
    slipway.kill();
    slipway.serving();

    assertThat(used(slipway, "projects")).isEqualTo(3);
    assertThat(used(slipway, "sourceBytes")).isPositive();
    assertThat(used(slipway, "milliCpu")).isEqualTo(2_000);
    JsonNode total = slipway.run("usage", "--org", "local", "--json").well().json().path("total");
    assertThat(total.path("runningHours").asDouble()).isPositive();
    assertThat(total.path("buildSeconds").asDouble()).isPositive();
  }

  private static long used(Slipway slipway, String quota) {
    JsonNode body = slipway.run("quota", "--org", "local", "--json").well().json();
    for (JsonNode count : body.path("quotas")) {
      if (count.path("name").asText().equals(quota)) {
        return count.path("used").asLong();
      }
    }
    throw new AssertionError("no quota has the name " + quota);
  }
}
