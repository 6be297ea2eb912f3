package dev.slipway.sources.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
  private static final ArchiveLimits SMALL = new ArchiveLimits(1 << 20, 20, 50_000, 100_000, 10);

  @TempDir private Path scratch;
  private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void bothFormatsGiveTheSameSource() throws IOException {
    byte[] tar = new Archives.TarGz().file("index.html", "hello").file("src/ä.ts", "let a").bytes();
    byte[] zip = new Archives.Zip().file("index.html", "hello").file("src/ä.ts", "let a").bytes();

    assertThat(read(tar)).isEqualTo(read(zip));
    assertThat(blobs.get(Digest.of("hello"))).asString(StandardCharsets.UTF_8).isEqualTo("hello");
  }

  @Test
  void theExecutableBitIsKept() throws IOException {
    byte[] tar = new Archives.TarGz().file("run", new byte[] {1}, 0755).bytes();

    assertThat(read(tar).files()).singleElement().matches(SourceFile::executable);
  }

  @Test
  void aSingleFolderAroundEverythingIsTakenOff() throws IOException {
    byte[] tar =
        new Archives.TarGz()
            .file("site-1a2b/index.html", "x")
            .file("site-1a2b/a/b.js", "y")
            .bytes();

    assertThat(paths(tar)).containsExactly("a/b.js", "index.html");
  }

  @Test
  void theArchivesOwnIgnoreFilesHold() throws IOException {
    byte[] tar =
        new Archives.TarGz()
            .file("./.gitignore", "*.tmp\n")
            .file("./a.tmp", "x")
            .file("./node_modules/a.js", "x")
            .file("./.env", "SECRET=1")
            .file("./a.ts", "y")
            .bytes();

    assertThat(paths(tar)).containsExactly(".gitignore", "a.ts");
    assertThat(blobs).doesNotContainKey(Digest.of("SECRET=1"));
  }

  @Test
  void linksToFilesInsideBecomeCopies() throws IOException {
    byte[] tar = new Archives.TarGz().file("a/x.ts", "x").link("b/y.ts", "../a/x.ts").bytes();
    byte[] zip = new Archives.Zip().file("a/x.ts", "x").link("b/y.ts", "../a/x.ts").bytes();

    assertThat(paths(tar)).containsExactly("a/x.ts", "b/y.ts");
    assertThat(read(zip)).isEqualTo(read(tar));
  }

  @Test
  void aLinkDoesNotBringBackWhatIsLeftOut() throws IOException {
    byte[] tar = new Archives.TarGz().file(".env", "SECRET=1").link("a.txt", ".env").bytes();

    assertThat(paths(tar)).isEmpty();
    assertThat(blobs).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "../outside", "nowhere", "b"})
  void linksThatLeaveOrLeadNowhereAreRefused(String target) {
    assertRefused(new Archives.TarGz().file("a", "x").link("b", target).bytes(), "link");
    assertRefused(new Archives.Zip().file("a", "x").link("b", target).bytes(), "link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a",
        "/etc/passwd",
        "a/../../b",
        "a\\..\\b",
        "C:/a",
        "a//b",
        "a/./b",
        "a\u0001b"
      })
  void pathsThatLeaveTheTreeOrCannotBeNamedAreRefused(String name) {
    assertRefused(new Archives.TarGz().file(name, "x").bytes(), "path is refused");
    assertRefused(new Archives.Zip().file(name, "x").bytes(), "");
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_LINK,
        TarConstants.LF_CHR,
        TarConstants.LF_BLK,
        TarConstants.LF_FIFO
      })
  void hardLinksAndDevicesAreRefused(byte type) {
    assertRefused(new Archives.TarGz().file("a", "x").special("b", type, "a").bytes(), "hard link");
  }

  @Test
  void theSamePathTwiceIsRefused() {
    assertRefused(new Archives.TarGz().file("a", "x").file("./a", "y").bytes(), "twice");
    assertRefused(new Archives.TarGz().file("a", "x").file("a/b", "y").bytes(), "both a file");
  }

  @Test
  void bombsAreStoppedByCountSizeAndRatio() {
    Archives.TarGz many = new Archives.TarGz();
    for (int i = 0; i < 30; i++) {
      many.file("f" + i, "x");
    }
    assertRefused(many.bytes(), "entries");

    assertRefused(new Archives.TarGz().file("a", new byte[60_000], 0644).bytes(), "larger than");
    Archives.TarGz large = new Archives.TarGz();
    for (int i = 0; i < 4; i++) {
      large.file("f" + i, new byte[40_000], 0644);
    }
    assertRefused(large.bytes(), "together");

    ArchiveLimits generous = new ArchiveLimits(1 << 20, 20, 1 << 30, 1 << 30, 10);
    byte[] bomb = new Archives.TarGz().file("a", new byte[20 << 20], 0644).bytes();
    assertThatThrownBy(() -> read(bomb, generous)).hasMessageContaining("times its size");
  }

  @Test
  void anArchiveThatIsTooLargeIsStopped() {
    ArchiveLimits tiny = new ArchiveLimits(50, 20, 1000, 1000, 10);

    assertThatThrownBy(() -> read(new Archives.TarGz().file("a", "text").bytes(), tiny))
        .hasMessageContaining("PAYLOAD_TOO_LARGE");
    assertThatThrownBy(() -> read(new Archives.Zip().file("a", "text").bytes(), tiny))
        .hasMessageContaining("PAYLOAD_TOO_LARGE");
  }

  @Test
  void aLongNameThatUnpacksWithoutEndIsStopped() {
    assertRefused(HostileTar.longNameOf(8 << 20), "header is too large");
  }

  @Test
  void aZipWhoseHeadersDisagreeIsRefused() {
    byte[] zip = new Archives.Zip().file("index.html", "hello").bytes();
    byte[] renamed = zip.clone();
    renamed[30] = 'X';

    assertRefused(renamed, "disagree");
  }

  @Test
  void anythingElseIsNoArchive() {
    assertThatThrownBy(() -> read("hello".getBytes(StandardCharsets.UTF_8), SMALL))
        .hasMessageContaining("UNSUPPORTED_MEDIA_TYPE");
    assertThatThrownBy(() -> read(new byte[0], SMALL))
        .hasMessageContaining("UNSUPPORTED_MEDIA_TYPE");
  }

  private void assertRefused(byte[] archive, String why) {
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining(why);
    assertThat(blobs).isEmpty();
  }

  private List<String> paths(byte[] archive) throws IOException {
    return read(archive).files().stream().map(file -> file.path().value()).toList();
  }

  private SourceManifest read(byte[] archive) throws IOException {
    return read(archive, SMALL);
  }

  private SourceManifest read(byte[] archive, ArchiveLimits limits) throws IOException {
    return new ArchiveReader(limits, scratch)
        .read(
            new ByteArrayInputStream(archive),
            (digest, size, content) -> blobs.put(digest, content.readAllBytes()));
  }
}
