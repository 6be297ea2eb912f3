package dev.slipway.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceManifestTest {
  @Test
  void theSameFilesHaveTheSameIdInWhateverOrder() {
    List<SourceFile> files =
        new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> file("src/" + i)).toList());
    SourceId id = new SourceManifest(files).id();

    Collections.shuffle(files, new Random(7));

    assertThat(new SourceManifest(files).id()).isEqualTo(id);
  }

  @Test
  void everyPartOfAFileIsPartOfTheId() {
    SourceFile file = file("a");
    List<SourceFile> others =
        List.of(
            file("b"),
            new SourceFile(file.path(), true, file.size(), file.digest()),
            new SourceFile(file.path(), false, file.size() + 1, file.digest()),
            new SourceFile(file.path(), false, file.size(), Digest.of("other")));

    assertThat(others.stream().map(other -> idOf(other)).distinct())
        .hasSize(others.size())
        .doesNotContain(idOf(file));
  }

  @Test
  void aPathIsThereOnce() {
    assertThat(refusal(List.of(file("a"), file("b"), file("a")))).isEqualTo("a");
  }

  @Test
  void aPathIsNotBothAFileAndAFolder() {
    assertThat(refusal(List.of(file("a/b"), file("a/b/c/d")))).isEqualTo("a/b");
    assertThat(new SourceManifest(List.of(file("a/b"), file("a/bc"))).files()).hasSize(2);
  }

  @Test
  void aSourceHasALimit() {
    long half = SourceFile.MAX_SIZE;
    List<SourceFile> files =
        new ArrayList<>(IntStream.range(0, 4).mapToObj(i -> sized("f" + i, half)).toList());
    assertThat(new SourceManifest(files).bytes()).isEqualTo(SourceManifest.MAX_BYTES);

    files.add(sized("one-more", 1));

    assertThat(refusal(files)).isEmpty();
  }

  private static SourceId idOf(SourceFile file) {
    return new SourceManifest(List.of(file)).id();
  }

  private static SourceFile file(String path) {
    return sized(path, path.length());
  }

  private static SourceFile sized(String path, long size) {
    return new SourceFile(new SourcePath(path), false, size, Digest.of("content"));
  }

  private static String refusal(List<SourceFile> files) {
    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> new SourceManifest(files));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.SOURCE_REFUSED);
    return refused.problem().where();
  }
}
