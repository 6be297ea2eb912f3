package dev.slipway.builder.toolchain;

import dev.slipway.builder.toolchain.Resolutions.Resolution;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.semver4j.Semver;

/// Chooses the version that a request stands for: the newest that the registry has, asked at most
/// once a day, or the newest that is installed when it cannot be reached.
record VersionChoice(
    ProgramStore store,
    Resolutions resolutions,
    NpmRegistry registry,
    Platform platform,
    InstantSource clock) {
  private static final Duration FRESH = Duration.ofDays(1);

  /// @param node the version of Node.js that the program has to run on
  String of(ProgramRequest request, Optional<String> node) throws IOException {
    if (request.exactVersion().isPresent()) {
      return request.exactVersion().get();
    }
    String question = request + " " + platform + " " + node.orElse("");
    Instant now = clock.instant();
    Optional<Resolution> known = resolutions.find(question);
    if (known.isPresent() && now.isBefore(known.get().at().plus(FRESH))) {
      return known.get().version();
    }
    try {
      String version = newestPublished(request, node);
      resolutions.remember(question, new Resolution(version, now));
      return version;
    } catch (SlipwayException e) {
      return newestInstalled(request)
          .filter(_ -> e.problem().retryable() && !Thread.currentThread().isInterrupted())
          .orElseThrow(() -> e);
    }
  }

  private String newestPublished(ProgramRequest request, Optional<String> node) throws IOException {
    Path scratch = store.scratch();
    try {
      String name = request.program().packageName(platform, request.major());
      return registry.versions(name, scratch.resolve("document")).stream()
          .filter(version -> request.accepts(version.version()))
          .filter(version -> node.isEmpty() || version.runsOn(node.get()))
          .map(PackageVersion::version)
          .max(Comparator.comparing(Semver::new))
          .orElseThrow(() -> ToolchainProblems.unavailable(request));
    } finally {
      FileTree.delete(scratch);
    }
  }

  private Optional<String> newestInstalled(ProgramRequest request) throws IOException {
    return store.versions(request.program()).stream()
        .filter(request::accepts)
        .max(Comparator.comparing(Semver::new));
  }
}
