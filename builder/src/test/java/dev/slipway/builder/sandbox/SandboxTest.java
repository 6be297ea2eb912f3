package dev.slipway.builder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.builder.process.CommandLimits;
import dev.slipway.builder.process.CommandLine;
import dev.slipway.builder.process.CommandRunner;
import dev.slipway.builder.process.Ending;
import dev.slipway.builder.process.ProcessMarker;
import dev.slipway.builder.process.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SandboxTest {
  private static final CommandLimits LIMITS =
      new CommandLimits(Duration.ofSeconds(20), 10_000, 1024L * 1024 * 1024);

  @TempDir private Path writable;
  @TempDir private Path readable;
  @TempDir private Path hidden;
  private final Sandbox sandbox = Sandbox.best();

  @BeforeEach
  void fillFolders() throws IOException {
    Files.writeString(readable.resolve("tool"), "tool");
    Files.writeString(hidden.resolve("secret"), "secret");
  }

  @Test
  void aCommandReadsAndWritesWhatIsOpenToIt() {
    assertThat(run("cat '%s/tool' && echo made > made".formatted(readable)))
        .isEqualTo(new Ending.Exited(0));
    assertThat(writable.resolve("made")).hasContent("made");
  }

  @Test
  void exitCodesPassThrough() {
    assertThat(run("exit 7")).isEqualTo(new Ending.Exited(7));
    assertThat(run("sh -c 'kill -9 $$'")).isEqualTo(new Ending.Exited(137));
  }

  @Test
  void nothingElseIsSeenOrChangedWhereTheMachineCanIsolate() {
    boolean mustWork = "true".equals(System.getenv("CI"));
    assumeThat(sandbox.endsWhole() || mustWork).as("bubblewrap works on this machine").isTrue();

    assertThat(run("test ! -e '%s/secret'".formatted(hidden))).isEqualTo(new Ending.Exited(0));
    assertThat(run("! echo x > '%s/tool'".formatted(readable))).isEqualTo(new Ending.Exited(0));
    assertThat(run("! touch /usr/planted")).isEqualTo(new Ending.Exited(0));
    assertThat(readable.resolve("tool")).hasContent("tool");
  }

  private Ending run(String line) {
    CommandLine command =
        new CommandLine(
            List.of("/bin/sh", "-c", line),
            writable,
            new LinkedHashMap<>(Map.of("PATH", "/usr/bin:/bin")));
    return new CommandRunner(new ProcessMarker("sandbox-test"), !sandbox.endsWhole(), _ -> {})
        .run(
            sandbox.enclose(command, new Openings(List.of(writable), List.of(readable))),
            LIMITS,
            Watch.none(),
            (_, _) -> {});
  }
}
