package dev.slipway.embedded.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.project.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppLogTest {
  private static final String PASSWORD = "tr0ub4dor";

  @TempDir private Path folder;

  @Test
  void secretsAreHiddenInMemoryAndOnDisk() throws IOException {
    AppLog log = print("url=postgres://me:" + PASSWORD + "@db\n", PASSWORD);

    assertThat(log.last(10)).containsExactly("url=postgres://me:***@db");
    assertThat(file()).content().doesNotContain(PASSWORD);
  }

  @Test
  void aSecretOfSeveralLinesIsHiddenLineByLine() {
    AppLog log = print("key: AAAABBBB\nCCCCDDDD end\n", "AAAABBBB\nCCCCDDDD\n");

    assertThat(log.last(10)).containsExactly("key: ***", "*** end");
  }

  @Test
  void aSecretAtTheEndOfACutLineIsNotShownInPart() {
    String tooLong = "x".repeat(64 * 1024 - 5) + PASSWORD + "\n";

    AppLog log = print(tooLong, PASSWORD);

    assertThat(log.last(1).getFirst()).hasSize(LogLine.MAX_LENGTH).endsWith("x…");
    assertThat(log.last(1).getFirst()).doesNotContain("tr0");
  }

  @Test
  void whatIsKeptHasABound() throws IOException {
    AppLog log = print("a line of forty characters, more or less\n".repeat(110_000));

    assertThat(log.last(Integer.MAX_VALUE).size()).isLessThanOrEqualTo(2_000);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> kept = files.toList();
      assertThat(kept).hasSize(2);
      assertThat(kept).allMatch(file -> file.toFile().length() <= 4 * 1024 * 1024);
    }
  }

  @Test
  void aLastLineWithoutAnEndIsKept() {
    assertThat(print("one\r\ntwo").last(10)).containsExactly("one", "two");
  }

  private AppLog print(String output, String... secrets) {
    AppLog log = new AppLog(file(), new Redaction(Stream.of(secrets).map(Secret::of).toList()));
    new OutputReader(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)), log).run();
    return log;
  }

  private Path file() {
    return folder.resolve("app.log");
  }
}
