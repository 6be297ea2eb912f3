package dev.slipway.builder.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Writes to `/dev/full`, a disk that is always full
/// ([full(4)](https://man7.org/linux/man-pages/man4/full.4.html)).
final class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final byte[] CONTENT = {1, 2, 3};

  @Test
  void everyWayToWriteIsRecognised() {
    assertThat(FullDisk.caused(failure(() -> Files.write(FULL, CONTENT, StandardOpenOption.WRITE))))
        .isTrue();
    assertThat(FullDisk.caused(failure(() -> write(new FileOutputStream(FULL.toFile()))))).isTrue();
    assertThat(FullDisk.caused(failure(FullDiskTest::writeAnywhere))).isTrue();
  }

  @Test
  void theCauseOfAFailureCountsToo() {
    IOException full = failure(() -> write(new FileOutputStream(FULL.toFile())));

    assertThat(FullDisk.caused(new IOException("packing failed", full))).isTrue();
  }

  @Test
  void otherFailuresAreNoFullDisk() {
    assertThat(FullDisk.caused(failure(() -> Files.write(Path.of("/none/there"), CONTENT))))
        .isFalse();
    assertThat(FullDisk.caused(new IOException())).isFalse();
    assertThat(FullDisk.caused(new IOException("the word is: No space left on device"))).isFalse();
  }

  private static void writeAnywhere() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(FULL.toFile(), "rw")) {
      file.write(CONTENT);
    }
  }

  private static void write(OutputStream stream) throws IOException {
    try (stream) {
      stream.write(CONTENT);
    }
  }

  private static IOException failure(ThrowingCallable writing) {
    return catchThrowableOfType(IOException.class, writing);
  }
}
