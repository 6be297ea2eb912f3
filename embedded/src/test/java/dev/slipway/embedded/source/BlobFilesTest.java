package dev.slipway.embedded.source;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.ports.testing.AtOnce;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlobFilesTest {
  private final Path folder;

  BlobFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void contentLiesUnderItsDigest() {
    put("hello");

    assertThat(
            folder.resolve(
                "blobs/2c/f24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"))
        .hasContent("hello");
  }

  @Test
  void nothingIsLeftOfContentThatWasRefused() {
    FileSourceStore store = new FileSourceStore(folder, InstantSource.system());

    assertThatThrownBy(() -> store.put(Digest.of("a"), bytes("b"), 10))
        .isInstanceOf(SlipwayException.class);

    assertThat(folder.resolve("incoming")).isEmptyDirectory();
    assertThat(folder.resolve("blobs")).doesNotExist();
  }

  @Test
  void nothingIsLeftOfContentThatManyPutAtOnceRightAndWrong() {
    FileSourceStore store = new FileSourceStore(folder, InstantSource.system());
    List<Boolean> kept =
        AtOnce.race(
            50,
            number -> {
              try {
                store.put(Digest.of("a"), bytes(number % 2 == 0 ? "a" : "b"), 10);
                return true;
              } catch (SlipwayException _) {
                return false;
              }
            });

    assertThat(kept).containsOnly(true, false).filteredOn(right -> right).hasSize(25);
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
    assertThat(store.missing(List.of(Digest.of("a"), Digest.of("b"))))
        .containsExactly(Digest.of("b"));
  }

  @Test
  void whatACrashLeftIsRemovedWhenTheStoreIsOpened() throws IOException {
    Path left = folder.resolve("incoming").resolve("pending-1.tmp");
    Files.createDirectories(folder.resolve("incoming"));
    Files.writeString(left, "half a fi");

    new FileSourceStore(folder, InstantSource.system());

    assertThat(left).doesNotExist();
  }

  @Test
  void contentAndManifestsAreThereWhenTheStoreIsOpenedAgain() throws IOException {
    put("index.html");
    SourceId id =
        new FileSourceStore(folder, InstantSource.system()).save(HELLO, manifest("index.html"));
    FileSourceStore reopened = new FileSourceStore(folder, InstantSource.system());

    assertThat(reopened.latest(HELLO)).contains(id);
    assertThat(reopened.find(HELLO, id)).contains(manifest("index.html"));
    try (InputStream content = reopened.open(Digest.of("index.html"))) {
      assertThat(content).hasContent("index.html");
    }
  }

  @Test
  void aThreadThatIsInterruptedStillKeepsWholeContent() {
    Thread.currentThread().interrupt();
    put("hello");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(
            new FileSourceStore(folder, InstantSource.system())
                .missing(List.of(Digest.of("hello"))))
        .isEmpty();
  }

  private void put(String content) {
    new FileSourceStore(folder, InstantSource.system())
        .put(Digest.of(content), bytes(content), 1_000);
  }

  private static InputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }
}
