package dev.slipway.embedded.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.Examples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HomeRestoreTest {
  private static final String ARTIFACT = "artifacts/" + Digest.of("artifact");

  private final Path folder;
  private final Path target;

  HomeRestoreTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.target = Files.createDirectory(folder.resolve("target"));
  }

  @Test
  void itTellsWhatItRestored() throws IOException {
    RestoredHome restored = HomeRestore.unpack(backup(), target);

    assertThat(restored.backup().slipway()).isEqualTo("1.2.3");
    assertThat(restored.backup().takenAt()).isEqualTo(Examples.NOW);
    assertThat(restored.backup().projects()).isEqualTo(1);
    assertThat(restored.backup().deployments()).isEqualTo(1);
    assertThat(restored.files()).isEqualTo(7);
    assertThat(restored.bytes()).isGreaterThan(Files.size(target.resolve("slipway.db")));
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(backup());

    IntStream.of(0, 1, 100, whole.length / 2, whole.length - 200, whole.length - 1)
        .forEach(length -> assertRefused(file(Arrays.copyOf(whole, length)), "its end is missing"));
  }

  @Test
  void aFileThatGoesOnBehindItsEndIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(backup());

    assertRefused(file(Arrays.copyOf(whole, whole.length + 1)), "");
  }

  @Test
  void aFileOfWhichOneByteIsAnotherIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(backup());
    long seed = System.nanoTime();
    System.out.println("Bytes are changed with seed " + seed);
    Random random = new Random(seed);

    IntStream.concat(
            IntStream.range(0, 12),
            IntStream.concat(
                random.ints(100, 0, whole.length),
                IntStream.range(whole.length - 120, whole.length)))
        .forEach(position -> {
          byte[] changed = whole.clone();
          changed[position] ^= (byte) (1 << random.nextInt(8));
          assertRefused(file(changed), "");
        });
    assertThat(target).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"format\": 1", "\"schema\": 1"})
  void aBackupOfANewerSlipwayIsRefused(String present) throws IOException {
    String head = ForgedBackup.GOOD_HEAD.replace(present, present.replace("1", "1000"));

    assertRefused(new ForgedBackup().file("backup.json", head).in(folder), "Slipway 1.2.3 made it");
  }

  static Stream<ForgedBackup> forgeries() {
    return Stream.of(
        ForgedBackup.good().file("../outside", "x"),
        ForgedBackup.good().file("/tmp/outside", "x"),
        ForgedBackup.good().file("blobs/../../outside", "x"),
        ForgedBackup.good().file("blobs/./aa", "x"),
        ForgedBackup.good().file("blobs//aa", "x"),
        ForgedBackup.good().file("lock", "x"),
        ForgedBackup.good().file(".bashrc", "x"),
        ForgedBackup.good().file("", "x"),
        ForgedBackup.good().file("token", "x").file("token", "y"),
        ForgedBackup.good().file("token", "x").file("token/y", "y"),
        ForgedBackup.good().link("token", "/etc/passwd"),
        ForgedBackup.good().link(ARTIFACT + "/app/l", "/etc/passwd"),
        ForgedBackup.good().link(ARTIFACT + "/app/l", "../../other/app"),
        ForgedBackup.good().link(ARTIFACT + "/l", "app").file(ARTIFACT + "/l/x", "x"),
        ForgedBackup.good().link(ARTIFACT + "/l", "x").file(ARTIFACT + "/l", "x"),
        ForgedBackup.good().link(ARTIFACT + "/l", "x").otherName(ARTIFACT + "/m", ARTIFACT + "/l"),
        ForgedBackup.good().otherName("blobs/aa/x", "../../outside"),
        ForgedBackup.good().otherName("blobs/aa/x", "/etc/passwd"),
        ForgedBackup.good().otherName("blobs/aa/x", "blobs/aa/y"),
        ForgedBackup.good().pipe("blobs/aa/x"),
        ForgedBackup.good().file("token", "x"),
        ForgedBackup.good().file("token", "x").file("manifest.jsonl", ""),
        ForgedBackup.good().file("manifest.jsonl", "").file("token", "x"),
        ForgedBackup.good().file("manifest.jsonl", "{\"path\":\"token\"}\n"),
        ForgedBackup.good().file("backup.json", ForgedBackup.GOOD_HEAD),
        new ForgedBackup().file("token", "x"),
        new ForgedBackup().file("backup.json", "no JSON"),
        new ForgedBackup().file("backup.json", "{}"),
        new ForgedBackup().file("backup.json", " ".repeat(100_000)),
        new ForgedBackup());
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void aForgedBackupIsRefusedAndWritesNothingOutside(ForgedBackup forged) throws IOException {
    Files.writeString(folder.resolve("outside"), "as it was");

    assertRefused(forged.in(folder), "");

    assertThat(folder.resolve("outside")).hasContent("as it was");
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("target", "outside", "forged.tar.gz");
    }
  }

  private Path backup() throws IOException {
    Path file = folder.resolve("backup.tar.gz");
    try (FilledHome home = new FilledHome(Files.createDirectory(folder.resolve("home")), folder);
        OutputStream out = Files.newOutputStream(file)) {
      home.deployed("hello");
      home.backup().writeTo(out);
    }
    return file;
  }

  private Path file(byte[] content) {
    try {
      return Files.write(folder.resolve("changed.tar.gz"), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> HomeRestore.unpack(file, target))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(ProblemCode.BACKUP_REFUSED);
              assertThat(refused.problem().why()).contains(why);
            });
  }
}
