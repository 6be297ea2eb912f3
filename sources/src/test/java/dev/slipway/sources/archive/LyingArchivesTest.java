package dev.slipway.sources.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourceManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives whose headers do not tell the truth. None is taken, none leaves anything behind, and
/// none costs more than its bytes.
@Timeout(60)
class LyingArchivesTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final long CRC = ZipBytes.crc(HELLO);

  @TempDir private Path scratch;

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void archivesWrittenByHandAreTakenWhenTheyAreTrue() throws IOException {
    assertThat(read(new ZipBytes().file("a", "x").file("b/c", "y").end()).files()).hasSize(2);
    assertThat(read(new TarBytes().file("a", "x").file("b/c", "y").end()).files()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a",
        "a/../../b",
        "a/..",
        "/etc/passwd",
        "//a",
        "C:/a",
        "C:a",
        "..\\a",
        "a\\..\\b",
        "a\nb",
        "a\rb",
        "a\u001b[2Jb",
        "a\u007fb",
        "a//b",
        "a/./b",
      })
  void pathsThatLeaveOrCannotBeNamedAreRefused(String name) {
    assertRefused(new ZipBytes().file("first", "x").file(name, "y").end());
    assertRefused(new TarBytes().file("first", "x").file(name, "y").end());
  }

  @Test
  void aNameWithNulIsRefusedWhereItCanBeThere() {
    assertRefused(new ZipBytes().file("a\0b", "x").end());
    assertRefused(new TarBytes().pax('x', TarBytes.record("path", "a\0b")).file("x", "x").end());
  }

  @Test
  void namesBeyondWhatAFileSystemTakesAreRefused() throws IOException {
    for (String name : List.of("x".repeat(256), "é".repeat(128), "abc/".repeat(256) + "a")) {
      assertRefused(new ZipBytes().file(name, "x").end());
      assertRefused(new TarBytes().pax('x', TarBytes.record("path", name)).file("x", "x").end());
    }
    assertThat(read(new ZipBytes().file("x".repeat(255), "x").end()).files()).hasSize(1);
  }

  @Test
  void twinsByCaseAndByNormalFormAreFilesOfTheirOwn() throws IOException {
    ZipBytes zip = new ZipBytes();
    TarBytes tar = new TarBytes();
    for (String name : List.of("README.md", "readme.md", "é", "e\u0301")) {
      zip.file(name, name);
      tar.file(name, name);
    }

    assertThat(read(zip.end()).files()).hasSize(4);
    assertThat(read(tar.end()).files()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, 6, 1_000, 0xffffffffL})
  void aZipThatLiesAboutASizeIsRefused(long size) {
    assertRefused(
        new ZipBytes()
            .header("a", CRC, size, size)
            .bytes(HELLO)
            .listed("a", CRC, size, size, 0)
            .end());
    assertRefused(
        new ZipBytes().header("a", CRC, 5, 5).bytes(HELLO).listed("a", CRC, 5, size, 0).end());
    assertRefused(
        new ZipBytes().header("a", CRC, 5, size).bytes(HELLO).listed("a", CRC, 5, 5, 0).end());
  }

  @Test
  void aZipWithAWrongCheckSumIsRefused() {
    assertRefused(
        new ZipBytes().header("a", CRC + 1, 5, 5).bytes(HELLO).listed("a", CRC + 1, 5, 5, 0).end());
  }

  @Test
  void aZipInWhichEntriesShareTheirContentIsRefused() {
    ZipBytes zip = new ZipBytes().file("a", "hello");

    assertRefused(zip.listed("a", CRC, 5, 5, 0).end());
  }

  /// Each file's content contains the headers and the content of all after it.
  @Test
  void aZipWhoseEntriesOverlapIsRefused() {
    byte[] inner = new ZipBytes().header("b", CRC, 5, 5).bytes(HELLO).end(0, 0, 0);
    byte[] nested = Arrays.copyOf(inner, inner.length - 22);
    ZipBytes zip = new ZipBytes().header("a", ZipBytes.crc(nested), nested.length, nested.length);
    int second = zip.position();

    assertRefused(
        zip.bytes(nested)
            .listed("a", ZipBytes.crc(nested), nested.length, nested.length, 0)
            .listed("b", CRC, 5, 5, second)
            .end());
  }

  @Test
  void aZipWithTwoDirectoriesIsRefused() {
    byte[] first = new ZipBytes().file("a", "hello").end();
    byte[] second = new ZipBytes().file("b", "hello").end();
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    assertRefused(both);
  }

  @Test
  void aZipWithFilesThatItsDirectoryDoesNotListIsRefused() {
    ZipBytes zip = new ZipBytes().header("hidden", CRC, 5, 5).bytes(HELLO);

    assertRefused(zip.file("a", "hello").end());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 0xffff})
  void aZipWhoseEndMiscountsIsRefused(int claimed) {
    ZipBytes zip = new ZipBytes().file("a", "x").file("b", "y");

    assertRefused(zip.end(claimed, 2 * 47, zip.position()));
  }

  @Test
  void aZipWhoseDirectoryPointsElsewhereIsRefused() {
    for (long at : List.of(1L, 1_000L, 0x7fffffffL, 0xffffffffL)) {
      assertRefused(
          new ZipBytes().header("a", CRC, 5, 5).bytes(HELLO).listed("a", CRC, 5, 5, at).end());
    }
  }

  @Test
  void everyPlaceWhereAnArchiveCanBreakOffIsSeen() {
    byte[] zip = new ZipBytes().file("a", "hello").file("b", "world").end();
    byte[] tar = new TarBytes().file("a", "hello").file("b", "world").end();
    for (int length = 2; length < zip.length; length++) {
      assertRefused(Arrays.copyOf(zip, length));
    }
    for (int length = 2; length < tar.length; length++) {
      assertRefused(Arrays.copyOf(tar, length));
    }
  }

  @Test
  void aTarThatEndsInTheMiddleOfAnEntryIsRefused() {
    byte[] half = new byte[512];

    assertRefused(new TarBytes().entry("a", '0', "00000002000", half, _ -> {}).cutOff());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-0000000001", "77777777777", "99999999999", "           ", "0x000000010", "1e9"})
  void aTarThatLiesAboutASizeIsRefused(String size) {
    assertRefused(new TarBytes().entry("a", '0', size, HELLO, _ -> {}).file("b", "x").end());
  }

  @Test
  void aTarWithASizeOf64BitsIsRefused() {
    for (byte first : new byte[] {(byte) 0x80, (byte) 0xff}) {
      assertRefused(
          new TarBytes()
              .entry(
                  "a",
                  '0',
                  "",
                  HELLO,
                  header -> {
                    Arrays.fill(header, 124, 136, (byte) 0x7f);
                    header[124] = first;
                  })
              .end());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size=9223372036854775807",
        "size=-1",
        "size=1e9",
        "size=99999999999999999999",
        "path=../../etc/passwd",
        "path=a\u0000b",
        "GNU.sparse.realsize=9223372036854775807",
        "GNU.sparse.size=4611686018427387904",
      })
  void aTarWhosePaxHeadersCannotBeIsRefused(String setting) {
    int equals = setting.indexOf('=');
    String record = TarBytes.record(setting.substring(0, equals), setting.substring(equals + 1));

    assertRefused(new TarBytes().pax('x', record).file("a", "hello").end());
    assertRefused(new TarBytes().pax('g', record).file("a", "hello").end());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path=/etc/passwd",
        "path=./b",
        "linkpath=../../etc/passwd",
        "GNU.sparse.major=1",
        "GNU.sparse.map=0,9223372036854775807",
        "SCHILY.realsize=9223372036854775807",
        "mtime=1e999",
        "uid=99999999999999999999",
      })
  void paxHeadersThatMeanNothingToASourceChangeNothing(String setting) throws IOException {
    int equals = setting.indexOf('=');
    String record = TarBytes.record(setting.substring(0, equals), setting.substring(equals + 1));
    byte[] archive = new TarBytes().pax('x', record).file("a", "hello").end();

    try {
      assertThat(read(archive).files())
          .allSatisfy(
              file -> assertThat(file.path().value()).isIn("a", "b", "etc/passwd", "passwd"));
    } catch (SlipwayException refused) {
      assertThat(refused.problem().kind().name()).isEqualTo("USER");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9999999999 a=b\n",
        "-5 a=b\n",
        "0 a=b\n",
        "7 a=b",
        "x a=b\n",
        "7 abc\n\n",
        "99999999999999999999999 a=b\n"
      })
  void aTarWhosePaxRecordsLieAboutTheirLengthIsRefusedOrHarmless(String record) {
    Throwable thrown =
        catchThrowable(() -> read(new TarBytes().pax('x', record).file("a", "hello").end()));

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(SlipwayException.class);
    }
  }

  @Test
  void aTarWithSparseFilesIsRefused() {
    assertRefused(new TarBytes().entry("a", 'S', "00000000000", new byte[0], _ -> {}).end());
  }

  @Test
  void aTarOfAMillionEntriesIsStoppedAtTheLimit() {
    TarBytes tar = new TarBytes();
    for (int i = 0; i < 120_000; i++) {
      tar.entry("d" + i + "/", '5', "00000000000", new byte[0], _ -> {});
    }

    assertTooLarge(tar.end());
  }

  @Test
  void aZipThatClaimsAMillionEntriesIsNotBelieved() {
    assertRefused(new ZipBytes().file("a", "x").end(0xffff, -1, -1));
  }

  @Test
  void whatNeverEndsIsStopped() {
    Throwable thrown =
        catchThrowable(
            () -> new ArchiveReader(limits(), scratch).read(new Endless(), (_, _, _) -> {}));

    assertThat(thrown).isInstanceOf(SlipwayException.class);
  }

  @Test
  void anArchiveInAnArchiveIsAFileLikeAnyOther() throws IOException {
    byte[] inner = new Archives.TarGz().file("bomb", new byte[1 << 20], 0644).bytes();
    byte[] outer = new Archives.TarGz().file("inner.tar.gz", inner, 0644).bytes();

    assertThat(read(outer).files())
        .singleElement()
        .satisfies(file -> assertThat(file.size()).isEqualTo(inner.length));
  }

  private void assertRefused(byte[] archive) {
    Throwable thrown = catchThrowable(() -> read(archive));

    assertThat(thrown)
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refused -> {
              assertThat(refused.problem().kind().name()).isEqualTo("USER");
              assertThat(refused.problem().fix()).isNotBlank();
            });
  }

  private void assertTooLarge(byte[] archive) {
    assertThat(catchThrowable(() -> read(archive))).hasMessageContaining("PAYLOAD_TOO_LARGE");
  }

  private SourceManifest read(byte[] archive) throws IOException {
    return new ArchiveReader(limits(), scratch)
        .read(new ByteArrayInputStream(archive), (_, _, _) -> {});
  }

  private static ArchiveLimits limits() {
    return new ArchiveLimits(1 << 24, 100_000, 1 << 24, 1 << 25, 200);
  }

  /// A zip that begins and goes on.
  private static final class Endless extends InputStream {
    private long position;

    @Override
    public int read() {
      return position++ % 2 == 0 ? 'P' : 'K';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        target[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
