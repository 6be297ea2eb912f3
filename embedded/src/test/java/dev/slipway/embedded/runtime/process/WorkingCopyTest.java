package dev.slipway.embedded.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.tree.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkingCopyTest {
  @TempDir private Path folder;

  private Path artifact;
  private Path run;

  @BeforeEach
  void anArtifactWithPackages() throws IOException {
    artifact = folder.resolve("artifact");
    run = folder.resolve("run");
    write("index.js");
    write("packages/own/index.js");
    write("packages/own/node_modules/nested/index.js");
    write("node_modules/plain/index.js");
    write("node_modules/@scope/scoped/index.js");
    write("node_modules/.package-lock.json");
    link("node_modules/own", "../packages/own");
    link("node_modules/.bin/plain", "../plain/index.js");
  }

  @Test
  void theAppsOwnFilesAreCopies() throws IOException {
    WorkingCopy.of(artifact, run);

    Files.writeString(run.resolve("index.js"), "changed");
    Files.writeString(run.resolve("packages/own/index.js"), "changed");

    assertThat(artifact.resolve("index.js")).hasContent("index.js");
    assertThat(artifact.resolve("packages/own/index.js")).hasContent("packages/own/index.js");
  }

  @Test
  void packagesLeadToTheArtifact() throws IOException {
    WorkingCopy.of(artifact, run);

    for (String installed :
        new String[] {
          "node_modules/plain/index.js",
          "node_modules/@scope/scoped/index.js",
          "node_modules/.bin/plain",
          "packages/own/node_modules/nested/index.js"
        }) {
      assertThat(run.resolve(installed).toRealPath())
          .isEqualTo(artifact.resolve(installed).toRealPath());
    }
  }

  @Test
  void aPackageOfTheAppsOwnIsTheCopy() throws IOException {
    WorkingCopy.of(artifact, run);

    assertThat(run.resolve("node_modules/own/index.js").toRealPath())
        .isEqualTo(run.resolve("packages/own/index.js").toRealPath());
  }

  @Test
  void whatIsAddedBesidePackagesIsTheRunsOwn() throws IOException {
    WorkingCopy.of(artifact, run);

    Files.createDirectories(run.resolve("node_modules/.cache"));
    Files.createDirectories(run.resolve("node_modules/@scope/late"));

    assertThat(artifact.resolve("node_modules/.cache")).doesNotExist();
    assertThat(artifact.resolve("node_modules/@scope/late")).doesNotExist();
  }

  @Test
  void theEndOfARunLeavesTheArtifact() throws IOException {
    WorkingCopy.of(artifact, run);

    FileTree.delete(run);

    assertThat(Files.exists(run, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(artifact.resolve("node_modules/plain/index.js")).exists();
    assertThat(artifact.resolve("node_modules/@scope/scoped/index.js")).exists();
  }

  private void write(String path) throws IOException {
    Path file = artifact.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }

  private void link(String path, String target) throws IOException {
    Path file = artifact.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(target));
  }
}
