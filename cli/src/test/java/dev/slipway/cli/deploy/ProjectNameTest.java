package dev.slipway.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectNameTest {
  @ParameterizedTest
  @CsvSource({
    "/work/hello-vite, hello-vite",
    "/work/My Shop!, my-shop",
    "/work/été_2026, t-2026",
    "/work/__, site",
    "/work/api, api-site",
    "/, site"
  })
  void aFolderSuggestsAValidId(String folder, String id) {
    assertThat(ProjectName.of(Path.of(folder)).value()).isEqualTo(id);
  }

  @Test
  void aLongNameIsCut() {
    assertThat(ProjectName.of(Path.of("/work/" + "a".repeat(100))).value()).hasSize(63);
  }
}
