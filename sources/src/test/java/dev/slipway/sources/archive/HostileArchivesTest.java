package dev.slipway.sources.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Archives by chance, each from a seed that a failure names.
class HostileArchivesTest {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(1 << 20, 50, 10_000, 100_000, 10);
  private static final List<String> NAMES =
      List.of("a", "b", "..", ".", "", "C:", "a\\b", "\u0000", ".git", "node_modules", "ü", "\n");

  @TempDir private Path scratch;

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverAnArchiveHoldsItIsASourceOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] archive = random.nextBoolean() ? tar(random) : zip(random);
    if (random.nextInt(3) == 0) {
      damage(archive, random);
    }

    readOrRefuse(archive);

    assertThat(scratch).isEmptyDirectory();
  }

  /// The bytes that make a tar are spoiled before they are packed, or the packing would show it.
  @Test
  void oneWrongByteIsSeenOrChangesOnlyWhatItSays() throws IOException {
    long seed = Long.getLong("hostile.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      byte[] archive = random.nextBoolean() ? spoiledZip(random) : spoiledTar(random);
      try {
        readOrRefuse(archive);
      } catch (RuntimeException unexpected) {
        throw new AssertionError("-Dhostile.seed=%d, case %d".formatted(seed, i), unexpected);
      }
      assertThat(scratch).isEmptyDirectory();
    }
  }

  private static byte[] spoiledZip(Random random) {
    ZipBytes zip = new ZipBytes();
    for (int i = 0; i < 3; i++) {
      zip.file("f" + i + "/" + random.nextInt(9), "content ".repeat(random.nextInt(20)));
    }
    byte[] archive = zip.end();
    damage(archive, random);
    return archive;
  }

  private static byte[] spoiledTar(Random random) {
    TarBytes tar = new TarBytes();
    for (int i = 0; i < 3; i++) {
      byte[] content = new byte[random.nextInt(1_500)];
      String size = "%011o".formatted(content.length);
      tar.entry(
          "f" + i,
          random.nextInt(3) > 0 ? '0' : (char) random.nextInt(32, 127),
          size,
          content,
          header -> header[random.nextInt(header.length)] = (byte) random.nextInt());
    }
    return random.nextBoolean() ? tar.end() : tar.cutOff();
  }

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private void readOrRefuse(byte[] archive) throws IOException {
    try {
      SourceManifest manifest =
          new ArchiveReader(LIMITS, scratch)
              .read(
                  new ByteArrayInputStream(archive),
                  (digest, size, content) -> {
                    byte[] bytes = content.readAllBytes();
                    assertThat(bytes).hasSize((int) size);
                    assertThat(Digest.of(bytes)).isEqualTo(digest);
                  });
      assertThat(manifest.files()).allMatch(HostileArchivesTest::isHarmless);
    } catch (SlipwayException refused) {
      assertThat(refused.problem().fix()).isNotBlank();
    }
  }

  private static boolean isHarmless(SourceFile file) {
    return !List.of(file.path().value().split("/")).contains("..")
        && !file.path().value().startsWith(".git/");
  }

  private static byte[] tar(Random random) {
    Archives.TarGz tar = new Archives.TarGz();
    for (int i = random.nextInt(8); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> tar.link(name(random), name(random));
        case 1 -> tar.special(name(random), (byte) ('0' + random.nextInt(8)), name(random));
        default -> tar.file(name(random), "x".repeat(random.nextInt(3_000)));
      }
    }
    return tar.bytes();
  }

  private static byte[] zip(Random random) {
    Archives.Zip zip = new Archives.Zip();
    for (int i = random.nextInt(8); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        zip.link(name(random), name(random));
      } else {
        zip.file(name(random), "x".repeat(random.nextInt(3_000)));
      }
    }
    return zip.bytes();
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder("f" + random.nextInt(5));
    for (int i = random.nextInt(3); i > 0; i--) {
      name.insert(0, NAMES.get(random.nextInt(NAMES.size())) + "/");
    }
    return name.toString();
  }

  private static void damage(byte[] archive, Random random) {
    for (int i = 1 + random.nextInt(10); i > 0; i--) {
      archive[random.nextInt(archive.length)] = (byte) random.nextInt();
    }
  }
}
