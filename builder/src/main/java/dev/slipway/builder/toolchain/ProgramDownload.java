package dev.slipway.builder.toolchain;

import dev.slipway.builder.lock.ProcessLock;
import dev.slipway.builder.tree.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.semver4j.Semver;

/// Fetches one version of a program, verifies it and installs it, once for all that wait for it.
record ProgramDownload(ProgramStore store, NpmRegistry registry, Platform platform) {
  InstalledProgram install(ProgramRequest request, String version, Consumer<String> progress)
      throws IOException {
    Program program = request.program();
    try (ProcessLock _ = ProcessLock.take(store.lockFile(program, version))) {
      Optional<InstalledProgram> meanwhile = store.find(program, version);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      progress.accept("Downloading %s %s".formatted(program.id(), version));
      Path scratch = store.scratch();
      try {
        return store.install(program, version, verified(request, version, scratch), scratch);
      } finally {
        FileTree.delete(scratch);
      }
    }
  }

  private Path verified(ProgramRequest request, String version, Path scratch) throws IOException {
    String name = request.program().packageName(platform, new Semver(version).getMajor());
    PackageVersion published =
        registry
            .version(name, version, scratch.resolve("document"))
            .orElseThrow(() -> ToolchainProblems.unavailable(request));
    Path tarball = scratch.resolve("tarball");
    registry.download(published, tarball);
    if (!Integrity.matches(tarball, published.integrity())) {
      throw ToolchainProblems.spoiled(request);
    }
    return tarball;
  }
}
