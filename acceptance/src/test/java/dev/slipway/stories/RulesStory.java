package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What slipway.json asks of answers belongs to a release: it comes and goes with it.
final class RulesStory {
  private static final Slipway SLIPWAY = Slipway.of(RulesStory.class);
  private static final Duration RESTART = Duration.ofSeconds(30);

  private static final String PLAIN =
      """
      { "kind": "server", "install": null, "build": null, "start": "node server.js" }
      """;

  private static final String ASKING =
      """
      { "kind": "server", "install": null, "build": null, "start": "node server.js",
        "sizes": { "memory": "512MiB" },
        "headers": [{ "source": "/**", "headers": { "X-Frame-Options": "DENY" } }],
        "redirects": [{ "source": "/old/*", "destination": "/new/*" }] }
      """;

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void rulesGoLiveLeaveWithTheNextReleaseAndAreBackAfterARollbackAndARestart() {
    Project project =
        Project.servedBy("ruled", Pages.served("", "process.env.NODE_OPTIONS"))
            .file("slipway.json", ASKING);
    SLIPWAY.deploy(project).well();
    assertRuled(project);

    SLIPWAY.deploy(project.file("slipway.json", PLAIN)).well();
    assertThat(SLIPWAY.site(project.id()).get("/old/a").status()).isEqualTo(200);

    SLIPWAY.run("rollback", project.id()).well();
    assertRuled(project);

    SLIPWAY.run("down").well();
    SLIPWAY.serving();
    Waiting.until(
        "the server is back", RESTART, () -> SLIPWAY.site(project.id()).get("/").status() == 200);
    assertRuled(project);
  }

  @Test
  void aRuleThatCannotBeMeantIsToldWithItsPlaceBeforeAnythingIsBuilt() {
    Project project =
        Project.builtBy("unruly", Pages.built("never"))
            .file(
                "slipway.json", "{\"headers\":[{\"source\":\"/**\",\"headers\":{\"TE\":\"x\"}}]}");

    assertThat(SLIPWAY.deploy(project).err())
        .contains("PROJECT_FILE_INVALID", "slipway.json: headers[0].headers.TE");
  }

  private static void assertRuled(Project project) {
    Reply page = SLIPWAY.site(project.id()).get("/");
    assertThat(page.text()).isEqualTo("--max-old-space-size=384");
    assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
    Reply redirect = SLIPWAY.site(project.id()).get("/old/a%20b?c=d");
    assertThat(redirect.status()).isEqualTo(308);
    assertThat(redirect.headers().allValues("Location")).containsExactly("/new/a%20b?c=d");
  }
}
