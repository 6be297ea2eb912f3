package dev.slipway.embedded.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.builder.sandbox.Sandbox;
import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.ports.build.BuildJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Builds the sample projects for real, with programs and packages from the npm registry.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleBuildsTest {
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Duration> used = new CopyOnWriteArrayList<>();
  private BuildMachine machine = BuildMachine.below(Path.of("."), Path.of("."), new Sandbox.None());

  @BeforeAll
  void startMachine(@TempDir Path home) {
    machine = BuildMachine.below(home, home.resolve("toolchains"), Sandbox.best());
  }

  @Test
  void npmBuildsAViteSiteAndAChangedLineNeedsNoInstallation() {
    BuildPlan plan = ExamplePlans.vite(PackageManagerKind.NPM, "11", "npm ci");
    Example example = Example.load("hello-vite");
    Artifact first = built(example.job("npm1", plan, machine));

    Example changed = example.withLine("src/main.ts", "console.log('changed');");
    BuildJob job = changed.job("npm2", plan, machine);
    machine.environments().provision(job, this::log);
    Synced synced = machine.environments().sync(job, this::log);
    Artifact second = built(job);

    assertThat(machine.artifacts().directory(first.digest()).resolve("site/index.html")).exists();
    assertThat(synced.changed()).isEqualTo(1);
    assertThat(log).contains("Dependencies are as the lockfile says; nothing to install");
    assertThat(second.digest()).isNotEqualTo(first.digest());
  }

  @Test
  void pnpmBuildsAServer() {
    BuildPlan plan =
        ExamplePlans.server(
            PackageManagerKind.PNPM,
            "10.34.9",
            "pnpm install --frozen-lockfile --prefer-offline",
            Optional.empty());

    Artifact artifact = built(Example.load("hello-pnpm").job("pnpm", plan, machine));

    assertThat(app(artifact).resolve("node_modules/fastify/package.json")).exists();
  }

  @Test
  void yarnBuildsAServer() {
    BuildPlan plan =
        ExamplePlans.server(
            PackageManagerKind.YARN_BERRY, "4.18.1", "yarn install --immutable", Optional.empty());

    Artifact artifact = built(Example.load("hello-yarn").job("yarn", plan, machine));

    assertThat(app(artifact).resolve("node_modules/hono/package.json")).exists();
  }

  @Test
  void bunBuildsASite() {
    BuildPlan plan =
        ExamplePlans.vite(PackageManagerKind.BUN, "1", "bun install --frozen-lockfile");

    Artifact artifact = built(Example.load("hello-bun").job("bun", plan, machine));

    assertThat(machine.artifacts().directory(artifact.digest()).resolve("site/index.html"))
        .exists();
  }

  @Test
  void nextIsBuiltAgainWithoutCopyingItsDependencies() throws IOException {
    BuildPlan plan =
        ExamplePlans.server(
            PackageManagerKind.NPM,
            "11",
            "npm ci",
            Optional.of(new Command.Script("npm run build", "build", List.of("next build"))));
    Example example = Example.load("hello-next");
    Artifact first = built(example.job("next1", plan, machine));

    // Next.js does its work in processes of its own, which a shell in between waits for.
    assertThat(used.getLast()).isGreaterThan(Duration.ofSeconds(1));

    Artifact second =
        built(example.withLine("app/globals.css", "p { color: red }").job("next2", plan, machine));

    assertThat(inode(app(second).resolve("node_modules/next/package.json")))
        .isEqualTo(inode(app(first).resolve("node_modules/next/package.json")));
  }

  @Test
  void aLockfileOutOfStepIsSaidToBeSo() {
    BuildPlan plan = ExamplePlans.vite(PackageManagerKind.NPM, "11", "npm ci");
    Example stale =
        Example.load("hello-vite")
            .with("package.json", "{\"name\":\"stale\",\"dependencies\":{\"ms\":\"2.1.3\"}}");
    BuildJob job = stale.job("stale", plan, machine);

    SlipwayException failure =
        catchThrowableOfType(
            SlipwayException.class, () -> machine.environments().build(job, this::log, used::add));
    machine.environments().release(job.deployment());

    assertThat(failure.problem().code()).isEqualTo(ProblemCode.LOCKFILE_OUT_OF_STEP);
    assertThat(failure.problem().fix()).contains("npm install");
  }

  private static Object inode(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }

  private Artifact built(BuildJob job) {
    machine.environments().provision(job, this::log);
    machine.environments().sync(job, this::log);
    Artifact artifact = machine.environments().build(job, this::log, used::add);
    machine.environments().release(job.deployment());
    return artifact;
  }

  private Path app(Artifact artifact) {
    return machine.artifacts().directory(artifact.digest()).resolve("app");
  }

  private void log(LogStream stream, String text) {
    log.add(text);
  }
}
