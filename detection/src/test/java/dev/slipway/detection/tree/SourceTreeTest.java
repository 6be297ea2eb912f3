package dev.slipway.detection.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  @Test
  void aFolderIsATreeOfItsOwn() {
    SourceTree tree =
        MemorySourceTree.of(Map.of("apps/web/package.json", "{}", "package.json", "[]"));

    SourceTree below = tree.below("apps/web");

    assertThat(below.files()).containsExactly(new SourcePath("package.json"));
    assertThat(below.read("package.json")).contains("{}");
  }

  @Test
  void theTopLevelNamesFoldersOnce() {
    SourceTree tree = MemorySourceTree.of(Map.of("a/b", "", "a/c", "", "d", ""));

    assertThat(tree.topLevel()).containsExactly("a/", "d");
  }

  @Test
  void whatIsNoPathOfASourceIsNotThere() {
    SourceTree tree = MemorySourceTree.of(Map.of("a", ""));

    assertThat(tree.has("../a")).isFalse();
    assertThat(tree.read("/etc/passwd")).isEmpty();
  }

  @Test
  void textThatIsNotUtf8IsAProblemThatNamesTheFile() {
    SourceTree tree = MemorySourceTree.ofBytes(Map.of("a.json", new byte[] {(byte) 0xff}));

    assertThatThrownBy(() -> tree.read("a.json"))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.problem().where()).isEqualTo("a.json"));
  }

  @Test
  void onlyTheBeginningOfAFileIsReadWhereThatIsEnough() {
    SourceTree tree = MemorySourceTree.of(Map.of("yarn.lock", "x".repeat(3 * 1024 * 1024)));

    assertThat(tree.beginning("yarn.lock").orElseThrow()).hasSize(4096);
  }

  @Test
  void aFolderShowsNothingButTheFilesItWasGiven(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("kept"), "text");
    Files.writeString(folder.resolve("secret"), "text");

    SourceTree tree = new FolderSourceTree(folder, List.of(new SourcePath("kept")));

    assertThat(tree.read("kept")).contains("text");
    assertThat(tree.read("secret")).isEmpty();
    assertThat(tree.firstBytes(new SourcePath("secret"), 10)).isEmpty();
  }
}
