package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.wire.RestoredBody;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RestorationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Path folder;
  private final Path backup;
  private final Path home;

  RestorationTest(@TempDir Path folder) {
    this.folder = folder;
    this.backup = folder.resolve("backup.tar.gz");
    this.home = folder.resolve("found/slipway");
  }

  @BeforeEach
  void backUp() throws IOException {
    Path lost = Files.createDirectory(folder.resolve("lost"));
    SqliteDatabase.open(lost.resolve("slipway.db")).close();
    try (HomeFolder held = HomeFolder.open(lost)) {
      held.token();
    }
    try (OutputStream out = Files.newOutputStream(backup)) {
      OfflineBackup.write(lost, () -> NOW, out);
    }
  }

  @Test
  void anAbsentHomeIsMadeForItsOwnerOnly() throws IOException {
    RestoredBody restored = Restoration.of(backup, home);

    assertThat(restored.home()).isEqualTo(home.toString());
    assertThat(restored.takenAt()).isEqualTo(NOW);
    assertThat(Files.getPosixFilePermissions(home))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (HomeFolder found = HomeFolder.open(home);
        HomeFolder lost = HomeFolder.open(folder.resolve("lost"))) {
      assertThat(found.token()).isEqualTo(lost.token());
    }
  }

  @Test
  void anEmptyHomeIsReplacedAlsoThroughALink() throws IOException {
    Path real = Files.createDirectories(folder.resolve("disk/slipway"));
    Files.createDirectories(home.getParent());
    Files.createSymbolicLink(home, real);

    Restoration.of(backup, home);

    assertThat(home).isSymbolicLink();
    assertThat(real.resolve("slipway.db")).exists();
    assertThat(real.resolveSibling("slipway.restoring")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "start.lock", "anything"})
  void aHomeWithSomethingInItIsLeftAsItIs(String file) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve(file), "mine");

    assertProblem(backup, ProblemCode.CONFLICT);

    assertThat(home).isDirectoryContaining("glob:**" + file);
    assertThat(home.resolve("slipway.db")).doesNotExist();
    assertThat(home.resolveSibling("slipway.restoring")).doesNotExist();
  }

  @Test
  void aBackupThatIsRefusedLeavesNothing() throws IOException {
    Path cut = folder.resolve("cut.tar.gz");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(backup), 1_000));

    assertProblem(cut, ProblemCode.BACKUP_REFUSED);
    assertProblem(folder.resolve("absent.tar.gz"), ProblemCode.NOT_FOUND);

    assertThat(home).doesNotExist();
    assertThat(home.getParent()).isEmptyDirectory();
  }

  @Test
  void whatAKilledOneLeftIsReplaced() throws IOException {
    Path left = Files.createDirectories(home.resolveSibling("slipway.restoring/artifacts/half"));
    Files.writeString(left.resolve("index.html"), "half");

    Restoration.of(backup, home);

    assertThat(home.resolve("artifacts")).doesNotExist();
    assertThat(home.resolve("slipway.db")).exists();
  }

  @Test
  void ofTwoAtOnceOneIsRefused() throws IOException {
    Files.createDirectories(home.getParent());
    try (HomeFolder _ = HomeFolder.open(home.resolveSibling("slipway.restoring"))) {
      assertProblem(backup, ProblemCode.SERVICE_UNAVAILABLE);
    }
  }

  @Test
  void aHomeThatAServiceHasIsNotBackedUpBehindItsBack() throws IOException {
    Path lost = folder.resolve("lost");
    try (HomeFolder _ = HomeFolder.open(lost)) {
      assertThatThrownBy(
              () -> OfflineBackup.write(lost, () -> NOW, OutputStream.nullOutputStream()))
          .isInstanceOfSatisfying(
              SlipwayException.class,
              e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));
    }
  }

  private void assertProblem(Path file, ProblemCode code) {
    assertThatThrownBy(() -> Restoration.of(file, home))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
