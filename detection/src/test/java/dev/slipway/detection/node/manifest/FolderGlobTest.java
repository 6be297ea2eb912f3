package dev.slipway.detection.node.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderGlobTest {
  @ParameterizedTest
  @CsvSource({
    "apps/*, apps/web, true",
    "./apps/*/, apps/web, true",
    "apps/*, apps/web/inner, false",
    "apps/**, apps/web/inner, true",
    "**, apps/web, true",
    "**/web, web, true",
    "apps/w*b, apps/web, true",
    "apps/w*b, apps/wb, true",
    "apps/wa*ab, apps/wab, false",
    "*, apps/web, false",
    "packages, packages, true"
  })
  void aPatternMatchesFolders(String pattern, String folder, boolean matches) {
    assertThat(FolderGlob.anyMatches(List.of(FolderGlob.of(pattern)), folder)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"apps/web, true", "apps/old, false"})
  void anExclamationMarkLeavesFoldersOut(String folder, boolean matches) {
    List<FolderGlob> globs = List.of(FolderGlob.of("apps/*"), FolderGlob.of("!apps/old"));

    assertThat(FolderGlob.anyMatches(globs, folder)).isEqualTo(matches);
  }
}
