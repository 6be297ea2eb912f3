package dev.slipway.embedded.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurableTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void aFolderWithLinksThatLeadNowhereCanBeFlushed(int files) throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/b/file"), "content");
    for (int number = 1; number < files; number++) {
      Files.writeString(folder.resolve("a/b/file-" + number), "content");
    }
    Files.createSymbolicLink(folder.resolve("a/broken"), Path.of("nowhere"));

    Durable.flushAll(folder);

    assertThat(folder.resolve("a/b/file")).hasContent("content");
  }

  @Test
  void whatIsNotThereIsNotOnTheDisk() {
    assertThatThrownBy(() -> Durable.flushAll(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void anInterruptedWaitForTheDiskIsNoSuccess() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Durable.flushAll(folder)).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
