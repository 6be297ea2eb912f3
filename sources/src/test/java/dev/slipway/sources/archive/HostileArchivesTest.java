package dev.slipway.sources.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
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

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private void readOrRefuse(byte[] archive) throws IOException {
    try {
      SourceManifest manifest =
          new ArchiveReader(LIMITS, scratch)
              .read(
                  new ByteArrayInputStream(archive),
                  (digest, size, content) ->
                      assertThat(content.readAllBytes()).hasSize((int) size));
      assertThat(manifest.files()).allMatch(HostileArchivesTest::isHarmless);
    } catch (SlipwayException refused) {
      assertThat(refused.problem().fix()).isNotBlank();
    }
  }

  private static boolean isHarmless(SourceFile file) {
    return !file.path().value().contains("..") && !file.path().value().startsWith(".git/");
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
