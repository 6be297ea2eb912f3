package dev.slipway.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.lock.ProcessLock;
import dev.slipway.builder.toolchain.Platform;
import dev.slipway.builder.toolchain.RegistrySettings;
import dev.slipway.builder.toolchain.Toolchains;
import dev.slipway.builder.workspace.Workspace;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.disk.DiskCache;
import dev.slipway.ports.disk.DiskSpace;
import dev.slipway.ports.disk.DiskSpaceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDiskSpaceTest extends DiskSpaceContract {
  private final Path home;
  private final Toolchains toolchains;
  private final List<ProcessLock> locks = new ArrayList<>();
  private Instant lastUse = Instant.parse("2026-11-23T12:00:00Z");

  HomeDiskSpaceTest(@TempDir Path home) {
    this.home = home;
    this.toolchains =
        new Toolchains(
            home.resolve("toolchains"),
            RegistrySettings.read(Map.of(), home),
            Platform.current(),
            "",
            InstantSource.system());
  }

  @AfterEach
  void giveLocksBack() {
    locks.forEach(ProcessLock::close);
  }

  @Override
  protected DiskSpace disk() {
    return new HomeDiskSpace(home, toolchains);
  }

  @Override
  protected void workspace(ProjectId project, Environment environment, int bytes) {
    Workspace workspace = workspace(project, environment);
    workspace.prepare();
    lastUse = lastUse.plusSeconds(1);
    try {
      Files.write(workspace.source().resolve("file"), new byte[bytes]);
      Files.setLastModifiedTime(workspace.directory(), FileTime.from(lastUse));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void occupy(ProjectId project, Environment environment) {
    locks.add(ProcessLock.take(workspace(project, environment).lockFile()));
  }

  private Workspace workspace(ProjectId project, Environment environment) {
    return Workspace.of(home.resolve("workspaces"), project, environment);
  }

  @Test
  void aDownloadedProgramIsACacheOfAll() throws IOException {
    Path node = Files.createDirectories(home.resolve("toolchains/node/22.21.1/bin"));
    Files.write(node.resolve("node"), new byte[5_000]);

    DiskCache cache = disk().caches().getFirst();

    assertThat(cache.kind()).isEqualTo(DiskCache.Kind.TOOLCHAIN);
    assertThat(cache.name()).isEqualTo("node@22.21.1");
    assertThat(cache.project()).isEmpty();
    assertThat(disk().bytes(cache)).isEqualTo(5_000);
    assertThat(toolchains.find("node@22.21.1")).isPresent();
    assertThat(disk().remove(cache)).as("it was used since").isFalse();
    assertThat(disk().remove(disk().caches().getFirst())).isTrue();
    assertThat(toolchains.find("node@22.21.1")).isEmpty();
  }

  @Test
  void whatArtifactsShareIsCountedOnce() throws IOException {
    Path pool = Files.createDirectories(home.resolve("artifact-files"));
    Files.write(pool.resolve("shared"), new byte[100_000]);
    long before = disk().used();

    for (String artifact : List.of("one", "two")) {
      Path folder = Files.createDirectories(home.resolve("artifacts").resolve(artifact));
      Files.createLink(folder.resolve("linked"), pool.resolve("shared"));
      Files.write(folder.resolve("own"), new byte[1_000]);
    }

    assertThat(disk().used() - before).isBetween(2_000L, 3_000L);
  }

  @Test
  void whatACrashLeftOfARemovalIsRemovedWithTheNextLook() throws IOException {
    Path left = Files.createDirectories(home.resolve("workspaces-doomed/hello-production"));
    Files.write(left.resolve("file"), new byte[100_000]);

    assertThat(disk().used()).isLessThan(100_000);
    assertThat(home.resolve("workspaces-doomed")).doesNotExist();
  }

  @Test
  void whatHasNotChangedIsNotMeasuredAgain() throws IOException {
    workspace(new ProjectId("hello"), Environment.STAGING, 1_000);
    Path source = home.resolve("workspaces/hello-staging/source");
    long before = disk().used();

    Files.write(source.resolve("unnoticed"), new byte[50_000]);

    assertThat(disk().used() - before).isLessThan(1_000);
  }
}
