package dev.slipway.builder.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandRunnerTest {
  private static final long GIBIBYTE = 1024L * 1024 * 1024;
  private static final CommandLimits LIMITS =
      new CommandLimits(Duration.ofSeconds(30), 100_000, GIBIBYTE);

  @TempDir private Path directory;
  private final ProcessMarker marker = new ProcessMarker("deploy_" + System.nanoTime());
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void aCommandsLinesAndExitCodeArePassedOn() {
    Ending ending = run("echo out; echo err >&2; exit 3", LIMITS);

    assertThat(ending).isEqualTo(new Ending.Exited(3));
    assertThat(lines).containsExactlyInAnyOrder("STDOUT out", "STDERR err");
  }

  @Test
  void nothingOfTheServicesEnvironmentIsInherited() {
    run("env", LIMITS);

    assertThat(lines)
        .contains("STDOUT GREETING=hello", "STDOUT SLIPWAY_BUILD=" + marker.value())
        .noneMatch(line -> line.startsWith("STDOUT JAVA_HOME="));
  }

  @Test
  void terminalSequencesAndInvalidCharactersAreKeptOut() {
    run("printf '\\033[31mred\\033[0m \\377 10%%\\r20%%\\n'; printf 'no line end'", LIMITS);

    assertThat(lines).containsExactly("STDOUT 20%", "STDOUT no line end");
  }

  @Test
  void longLinesAreCut() {
    run("head -c 50000 /dev/zero | tr '\\0' a", LIMITS);

    assertThat(lines).singleElement().asString().hasSize("STDOUT ".length() + 8_192);
  }

  @Test
  void aCommandThatTakesTooLongIsEndedWithAllItsChildren() {
    CommandLimits short_ = new CommandLimits(Duration.ofMillis(500), 100_000, GIBIBYTE);

    Ending ending = run("sleep 1000 & (trap '' TERM; sleep 1001) & sleep 1002", short_);

    assertThat(ending).isEqualTo(new Ending.TookTooLong());
    assertThat(marker.processes()).isEmpty();
  }

  @Test
  void childrenThatLeaveTheGroupAreEndedToo() {
    CommandLimits short_ = new CommandLimits(Duration.ofSeconds(1), 100_000, GIBIBYTE);

    run(
        "for i in 1 2 3 4 5; do setsid sh -c 'setsid sleep 1000 & sleep 1000' & done; wait",
        short_);

    assertThat(marker.processes()).isEmpty();
  }

  @Test
  void whatACommandLeavesBehindIsEndedWithIt() {
    Ending ending = run("setsid sleep 1000 & echo done", LIMITS);

    assertThat(ending).isEqualTo(new Ending.Exited(0));
    assertThat(lines).contains("STDOUT done");
    assertThat(marker.processes()).isEmpty();
  }

  @Test
  void aCommandThatPrintsTooMuchIsEnded() {
    Ending ending = run("yes", LIMITS);

    assertThat(ending).isEqualTo(new Ending.PrintedTooMuch());
    assertThat(marker.processes()).isEmpty();
  }

  @Test
  void anInterruptedThreadEndsItsCommandWithinASecond() throws InterruptedException {
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                outcome.set(run("echo started; sleep 1000", LIMITS));
              } catch (SlipwayException e) {
                outcome.set(Thread.currentThread().isInterrupted());
              }
            });
    while (lines.isEmpty()) {
      Thread.onSpinWait();
    }

    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(2))).isTrue();
    assertThat(outcome.get()).isEqualTo(true);
    assertThat(marker.processes()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsAProblem() {
    CommandLine command =
        new CommandLine(List.of("true"), directory.resolve("absent"), new LinkedHashMap<>());

    assertThatThrownBy(() -> runner().run(command, LIMITS, Watch.none(), (_, _) -> {}))
        .isInstanceOf(SlipwayException.class);
  }

  @Test
  void aCommandIsEndedWhenTheWatchSaysSo() {
    Ending why = new Ending.WroteTooMuch(1);

    Ending ending =
        run("touch begun; setsid sleep 1000 & sleep 1001", LIMITS, () -> whenThereIs("begun", why));

    assertThat(ending).isEqualTo(why);
    assertThat(marker.processes()).isEmpty();
  }

  @Test
  void whatTheWatchSeesAtTheEndCountsMoreThanTheExitCode() {
    Ending why = new Ending.FilledDisk(1);

    assertThat(run("touch begun; exit 1", LIMITS, () -> whenThereIs("begun", why))).isEqualTo(why);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessMayNotHoldMoreThanItsMemory() {
    CommandLimits small = new CommandLimits(Duration.ofSeconds(30), 100_000, 64L * 1024 * 1024);

    run("ulimit -d; head -c 300000000 /dev/zero | tail -n 1 | wc -c", small);

    assertThat(lines).contains("STDOUT 65536", "STDOUT 0");
    assertThat(lines).anyMatch(line -> line.startsWith("STDERR"));
  }

  private Optional<Ending> whenThereIs(String file, Ending why) {
    return Files.exists(directory.resolve(file)) ? Optional.of(why) : Optional.empty();
  }

  private Ending run(String line, CommandLimits limits) {
    return run(line, limits, Watch.none());
  }

  private Ending run(String line, CommandLimits limits, Watch watch) {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("GREETING", "hello");
    CommandLine command = new CommandLine(List.of("/bin/sh", "-c", line), directory, environment);
    return runner().run(command, limits, watch, (stream, text) -> lines.add(stream + " " + text));
  }

  private CommandRunner runner() {
    return new CommandRunner(marker, true, _ -> {});
  }
}
