package dev.slipway.embedded.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.builder.output.OutputBounds;
import dev.slipway.builder.output.OutputCollector;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.artifact.DirectoryArtifactStore;
import dev.slipway.embedded.log.FileLogStore;
import dev.slipway.embedded.source.FileSourceStore;
import dev.slipway.ports.testing.Examples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What does not fit on the disk is told as that, whichever store it was for.
final class FullDiskStoresTest {
  private static final int MEGABYTES = 2;

  @TempDir private Path folder;

  private SmallDisk disk;
  private byte[] tooMuch;

  @BeforeEach
  void aSmallDisk() {
    disk = SmallDisk.at(folder.resolve("disk"), MEGABYTES);
    tooMuch = new byte[2 * MEGABYTES * 1024 * 1024];
    new Random(1).nextBytes(tooMuch);
  }

  @AfterEach
  void noSmallDisk() {
    disk.close();
  }

  @Test
  void aSourceFileThatDoesNotFitIsAFullDisk() {
    FileSourceStore sources = new FileSourceStore(disk.folder(), InstantSource.system());

    assertDiskFull(
        () -> sources.put(Digest.of(tooMuch), new ByteArrayInputStream(tooMuch), tooMuch.length));
    assertThat(sources.missing(List.of(Digest.of(tooMuch)))).hasSize(1);
  }

  @Test
  void aLogThatDoesNotFitIsAFullDisk() {
    FileLogStore logs = new FileLogStore(disk.folder());
    LogLine line = new LogLine(Examples.NOW, Step.BUILD, LogStream.STDOUT, "a line ".repeat(100));

    assertDiskFull(
        () -> logs.append(Examples.deploymentId("a"), 1, Collections.nCopies(10_000, line)));
  }

  @Test
  void anArtifactThatDoesNotFitIsAFullDiskAndLeavesNothing() throws IOException {
    Path built = Files.createDirectories(folder.resolve("project/dist"));
    Files.write(built.resolve("index.html"), tooMuch);
    BuiltOutput output =
        new BuiltOutput(
            new Launch.SiteFiles(false),
            new OutputCollector(new OutputBounds(10, Long.MAX_VALUE))
                .site(folder.resolve("project"), "dist"));
    DirectoryArtifactStore artifacts =
        new DirectoryArtifactStore(disk.folder(), InstantSource.system());

    assertDiskFull(() -> artifacts.keep(new BuildKey(Digest.of("key")), output));
    assertThat(artifacts.list()).isEmpty();
  }

  private static void assertDiskFull(ThrowingCallable write) {
    Problem problem = catchThrowableOfType(SlipwayException.class, write).problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL);
    assertThat(problem.retryable()).isTrue();
  }
}
