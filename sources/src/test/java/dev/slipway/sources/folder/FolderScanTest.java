package dev.slipway.sources.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05.678901234Z");

  @TempDir private Path temporary;
  private Path project;
  private Path cache;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(temporary.resolve("project"));
    cache = temporary.resolve("cache");
  }

  @Test
  void filesComeWithSizeDigestAndMode() throws IOException {
    write("index.html", "hello");
    Files.setPosixFilePermissions(
        write("bin/run.sh", "#!/bin/sh"), PosixFilePermissions.fromString("rwxr-xr-x"));

    ScannedFolder scanned = scan();

    assertThat(scanned.manifest().files())
        .extracting(file -> file.path().value(), SourceFile::executable, SourceFile::size)
        .containsExactly(tuple("bin/run.sh", true, 9L), tuple("index.html", false, 5L));
    assertThat(scanned.content().get(Digest.of("hello"))).hasContent("hello");
    assertThat(scanned.warnings()).isEmpty();
  }

  @Test
  void whatIsLeftOutIsNotLookedInto() throws IOException {
    write("index.html", "hello");
    write("node_modules/a/index.js", "a");
    Files.setPosixFilePermissions(
        project.resolve("node_modules"), PosixFilePermissions.fromString("---------"));

    assertThat(paths(scan())).containsExactly("index.html");

    Files.setPosixFilePermissions(
        project.resolve("node_modules"), PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aLinkToAFileInsideIsACopyAndOtherLinksAreLeftOutWithAWarning() throws IOException {
    write("a.txt", "a");
    write("folder/b.txt", "b");
    write(".env", "KEY=secret");
    Files.writeString(temporary.resolve("outside.txt"), "secret");
    link("copy.txt", "a.txt");
    link("outside.txt", "../outside.txt");
    link("linked", "folder");
    link("dangling", "nowhere");
    link("exposed.txt", ".env");

    ScannedFolder scanned = scan();

    assertThat(paths(scanned)).containsExactly("a.txt", "copy.txt", "folder/b.txt");
    assertThat(scanned.warnings())
        .containsExactlyInAnyOrder(
            "Left out outside.txt: the link leaves the project",
            "Left out linked: links to folders are not followed",
            "Left out dangling: the link leads nowhere",
            "Left out exposed.txt: the link leads to a file that is left out",
            "Left out .env: set the variables in it with `slipway env set`");
  }

  @Test
  void anUnchangedFileIsNotReadAgain() throws IOException {
    Path file = write("a.txt", "one");
    age(file);
    SourceFile before = scan().manifest().files().getFirst();

    Files.writeString(file, "two");
    age(file);

    assertThat(scan().manifest().files()).containsExactly(before);
  }

  @Test
  void aFileThatWasJustWrittenIsReadAgain() throws IOException {
    Path file = write("a.txt", "one");
    FileTime written = Files.getLastModifiedTime(file);
    scan();

    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, written);

    assertThat(scan().manifest().files().getFirst().digest()).isEqualTo(Digest.of("two"));
  }

  @Test
  void aSpoiltCacheOnlyCostsTime() throws IOException {
    age(write("a.txt", "one"));
    scan();
    try (var files = Files.list(cache)) {
      Files.writeString(files.findFirst().orElseThrow(), "slipway-digests-1\nnonsense\n");
    }

    assertThat(scan().manifest().files().getFirst().digest()).isEqualTo(Digest.of("one"));
  }

  @Test
  void aCacheThatCannotBeKeptOnlyCostsTime() throws IOException {
    Files.writeString(project.resolve("a.txt"), "a");
    Files.writeString(cache, "a file where the folder should be");

    assertThat(scan().manifest().files()).hasSize(1);
  }

  @Test
  void manyFilesAreAllRead() throws IOException {
    for (int i = 0; i < 200; i++) {
      write("src/part" + i % 7 + "/file" + i + ".ts", "content " + i);
    }

    ScannedFolder scanned = scan();

    assertThat(scanned.manifest().files()).hasSize(200);
    for (SourceFile file : scanned.manifest().files()) {
      Path content = scanned.content().get(file.digest());
      assertThat(Digest.of(Files.readAllBytes(content))).isEqualTo(file.digest());
    }
  }

  @Test
  void aFolderThatIsNotThereIsAProblem() {
    assertThatThrownBy(() -> new FolderScan(cache, InstantSource.system()).scan(Path.of("nowhere")))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("SOURCE_NOT_FOUND");
  }

  @Test
  void foldersThatNestWithoutEndAreRefused() throws IOException {
    write("a/".repeat(80) + "b.txt", "deep");

    assertThatThrownBy(this::scan).hasMessageContaining("nested");
  }

  private ScannedFolder scan() {
    return new FolderScan(cache, InstantSource.system()).scan(project);
  }

  private static List<String> paths(ScannedFolder scanned) {
    return scanned.manifest().files().stream().map(file -> file.path().value()).toList();
  }

  private Path write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(project.resolve(path), Path.of(target));
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }
}
