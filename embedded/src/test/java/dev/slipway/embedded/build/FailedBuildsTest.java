package dev.slipway.embedded.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.builder.PlanLimits;
import dev.slipway.builder.disk.DiskBounds;
import dev.slipway.builder.output.OutputBounds;
import dev.slipway.builder.process.CommandLimits;
import dev.slipway.builder.process.ProcessMarker;
import dev.slipway.builder.sandbox.Sandbox;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.file.SmallDisk;
import dev.slipway.ports.build.BuildJob;
import dev.slipway.ports.build.BuildJobs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FailedBuildsTest {
  private static final long MEBIBYTE = 1024 * 1024;

  /// Some work in a process of a process.
  private static final String BUSY =
      "sh -c 'sh -c \"i=0; while [ \\$i -lt 100000 ]; do i=\\$((i+1)); done\"; true'; ";

  private static final Map<String, String> FILES = Map.of("index.html", "hello");

  @TempDir private Path home;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Duration> used = new CopyOnWriteArrayList<>();

  @Test
  void aFailedCommandShowsItsExitCodeAndLastLines() {
    Problem problem = problemOf("echo compiling; echo 'error TS2322' >&2; exit 2");

    assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_COMMAND_FAILED);
    assertThat(problem.why()).endsWith("ended with exit code 2");
    assertThat(problem.evidence()).contains("compiling", "error TS2322");
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void whatAFailedCommandUsedIsKnownWithAllThatItHadStarted() {
    problemOf(BUSY + "exit 1");
    BuildMachine open = machine(new Sandbox.None());
    problemOf(open, job(open, BUSY + "exit 1"));
    open.environments().release(job(open, "true").deployment());

    assertThat(used).hasSize(2).allSatisfy(cpu -> assertThat(cpu).isPositive());
  }

  @Test
  void aCommandCannotAnswerForTheShellThatWaitsForIt() {
    problemOf("echo '900m0.0s 900m0.0s' >/proc/$PPID/fd/9; exit 1");

    assertThat(used).hasSize(1).allMatch(cpu -> cpu.toMinutes() < 1);
  }

  @Test
  void aKilledCommandRanOutOfMemory() {
    assertThat(problemOf("kill -9 $$").code()).isEqualTo(ProblemCode.BUILD_OUT_OF_MEMORY);
    assertThat(problemOf("exit 134").code()).isEqualTo(ProblemCode.BUILD_OUT_OF_MEMORY);
  }

  @Test
  void aCommandThatWaitsForeverTakesTooLong() {
    assertThat(problemOf("sleep 1000").code()).isEqualTo(ProblemCode.BUILD_TIMEOUT);
  }

  @Test
  void anEndlessLogIsStopped() {
    assertThat(problemOf("yes").code()).isEqualTo(ProblemCode.BUILD_LOG_TOO_LARGE);
  }

  @Test
  void aBuildThatWritesTooMuchIsStoppedAndItsWorkspaceIsEmptied() {
    BuildMachine machine = machine(Sandbox.best());
    BuildJob job = job(machine, "while :; do head -c 1000000 /dev/zero >> large; done");

    Problem problem = problemOf(machine, job);

    assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_DISK_LIMIT);
    assertThat(problem.fix()).contains("BUILD_DISK_MB");
    assertThat(home.resolve("workspaces").resolve("failing-production")).doesNotExist();
    machine.environments().release(job.deployment());
  }

  @Test
  void aBuildThatFillsTheDiskIsNoFailureOfItsProject() {
    try (SmallDisk disk = SmallDisk.at(home.resolve("disk"), 8)) {
      home = disk.folder();

      Problem problem = problemOf("head -c 50000000 /dev/zero > large");

      assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL);
      assertThat(problem.retryable()).isTrue();
    }
  }

  @Test
  void aBuildWithoutItsFolderIsMissingItsOutput() {
    assertThat(problemOf("mkdir build && echo x > build/index.html").code())
        .isEqualTo(ProblemCode.BUILD_OUTPUT_MISSING);
  }

  @Test
  void outputThatLinksElsewhereIsRefused() {
    assertThat(problemOf("mkdir dist && ln -s /etc/passwd dist/index.html").code())
        .isEqualTo(ProblemCode.BUILD_OUTPUT_REFUSED);
  }

  @Test
  void interruptingABuildEndsAllThatItRuns() throws InterruptedException {
    BuildMachine machine = machine(Sandbox.best());
    BuildJob job = job(machine, "echo started; setsid sleep 1000 & sleep 1000");
    Thread build = Thread.ofVirtual().start(() -> problemOf(machine, job));
    while (!log.contains("started")) {
      Thread.onSpinWait();
    }

    build.interrupt();

    assertThat(build.join(Duration.ofSeconds(3))).isTrue();
    assertThat(new ProcessMarker(job.deployment().value()).processes()).isEmpty();
  }

  @Test
  void whatADeadServiceLeftRunningIsEndedOnRelease() throws Exception {
    BuildMachine dead = machine(new Sandbox.None());
    BuildJob job = job(dead, "echo started; sleep 1000");
    dead.environments().provision(job, (_, _) -> {});
    Process left = new ProcessBuilder("sleep", "1000").start();
    String started = left.toHandle().info().startInstant().orElseThrow().toString();
    Files.writeString(
        home.resolve("builds").resolve(job.deployment().value()), left.pid() + " " + started);

    machine(new Sandbox.None()).environments().release(job.deployment());

    assertThat(left.waitFor(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void aProcessThatOnlyHasTheSameIdIsLeftAlone() throws Exception {
    BuildMachine dead = machine(new Sandbox.None());
    BuildJob job = job(dead, "true");
    dead.environments().provision(job, (_, _) -> {});
    Process other = new ProcessBuilder("sleep", "1000").start();
    Files.writeString(
        home.resolve("builds").resolve(job.deployment().value()),
        other.pid() + " 2001-01-01T00:00:00Z");

    machine(new Sandbox.None()).environments().release(job.deployment());

    assertThat(other.isAlive()).isTrue();
    other.destroyForcibly();
  }

  private Problem problemOf(String line) {
    BuildMachine machine = machine(Sandbox.best());
    Problem problem = problemOf(machine, job(machine, line));
    machine.environments().release(job(machine, line).deployment());
    return problem;
  }

  private Problem problemOf(BuildMachine machine, BuildJob job) {
    return catchThrowableOfType(
            SlipwayException.class, () -> machine.environments().build(job, this::log, used::add))
        .problem();
  }

  private BuildMachine machine(Sandbox sandbox) {
    CommandLimits limits = new CommandLimits(Duration.ofSeconds(4), 100_000, 1024 * MEBIBYTE);
    return BuildMachine.below(
        home,
        home.resolve("toolchains"),
        sandbox,
        new PlanLimits(
            limits,
            limits,
            new OutputBounds(100, 1_000_000),
            new DiskBounds(20 * MEBIBYTE, MEBIBYTE / 16)));
  }

  private static BuildJob job(BuildMachine machine, String line) {
    FILES.values().forEach(text -> machine.sources().put(text.getBytes(StandardCharsets.UTF_8)));
    return BuildJobs.job("failing", "broken", FILES, BuildJobs.sitePlan(Optional.of(line), "dist"));
  }

  private void log(LogStream stream, String text) {
    log.add(text);
  }
}
