package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A folder goes online, whatever it is made with.
final class ExamplesStory {
  private static final Slipway SLIPWAY = Slipway.of(ExamplesStory.class);

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @ParameterizedTest
  @CsvSource({
    "hello-static,  Hello from three files",
    "hello-vite,    <title>hello-vite</title>",
    "hello-bun,     <title>hello-bun</title>",
    "hello-express, Hello from Express",
    "hello-pnpm,    Hello from Fastify",
    "hello-yarn,    Hello from Hono",
  })
  void oneCommandPutsAnExampleOnline(String example, String words) {
    Ran deployed = SLIPWAY.deploy(Project.copyOf(example)).well();

    assertThat(deployed.lastLine()).startsWith("http://" + example + ".localhost:");
    assertThat(SLIPWAY.site(example).page()).contains(words);
  }

  @Test
  void aRunTimeVariableReachesAServerWithoutANewBuild() {
    Project next = Project.copyOf("hello-next");
    SLIPWAY.deploy(next).well();
    assertThat(SLIPWAY.site("hello-next").page()).contains(">hello<");

    SLIPWAY.run("env", "set", "hello-next", "GREETING=good morning").well();
    JsonNode again = SLIPWAY.run("deploy", "--json", next.folder().toString()).well().json();

    assertThat(SLIPWAY.site("hello-next").page()).contains("good morning");
    assertThat(again.at("/steps/3/step").asText()).isEqualTo("build");
    assertThat(again.at("/steps/3/summary").asText()).contains("built before");
    assertThat(SLIPWAY.api().releases("hello-next").findValuesAsText("artifact"))
        .hasSize(2)
        .containsOnly(SLIPWAY.api().releases("hello-next").at("/0/artifact").asText());
  }
}
