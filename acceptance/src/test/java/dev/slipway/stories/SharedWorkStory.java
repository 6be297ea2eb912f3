package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Cloud;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Slipway;
import org.junit.jupiter.api.Test;

final class SharedWorkStory {
  @Test
  void oneServerDeploys() {
    try (Cloud cloud = Cloud.start();
        Slipway slipway = Slipway.of(SharedWorkStory.class).in(cloud, "shared")) {
      Project project = Project.builtBy("hello", Pages.built("hello from azure"));
      slipway.deploy(project).well();
      assertThat(slipway.site(project.id()).page()).contains("hello from azure");
    }
  }
}
