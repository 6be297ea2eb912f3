package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.stories.stage.Browser;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Slipway;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// People open pages in a browser.
final class BrowserStory {
  private static final Slipway SLIPWAY = Slipway.of(BrowserStory.class);

  @BeforeAll
  static void begin() {
    SLIPWAY.serving();
  }

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void theDescriptionOfTheApiIsShownUnderItsStrictContentPolicy() {
    Browser.Visit visit = browser().visit(SLIPWAY.api().server().resolve("/docs"));

    assertThat(visit.document()).contains("/deploy/project/{projectId}/rollback");
    assertThat(visit.console()).isEmpty();
  }

  @Test
  void theScriptOfADeployedSiteRuns() {
    String url = SLIPWAY.deploy(Project.copyOf("hello-vite")).well().lastLine();

    Browser.Visit visit = browser().visit(URI.create(url));

    assertThat(visit.document()).contains("Hello from Vite");
    assertThat(visit.console()).isEmpty();
  }

  /// Where there must be one, its absence is a failure.
  private static Browser browser() {
    Optional<Browser> browser = Browser.of(BrowserStory.class);
    assumeThat(browser.isPresent() || "true".equals(System.getenv("CI")))
        .as("Chromium is on this machine")
        .isTrue();
    return browser.orElseThrow();
  }
}
