package dev.slipway.embedded.build;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.build.BuildJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A sample project, loaded to be built.
record Example(String name, TreeMap<String, byte[]> files) {
  static Example load(String name) {
    Path root = Path.of("..", "examples", name);
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(root)) {
      for (Path file : (Iterable<Path>) entries.filter(Files::isRegularFile)::iterator) {
        String path = root.relativize(file).toString();
        if (!("/" + path).contains("/node_modules/")) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Example(name, files);
  }

  /// The same project with a line more at the end of a file.
  Example withLine(String path, String line) {
    String before = new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    return with(path, before + line + "\n");
  }

  /// The same project with another content of a file.
  Example with(String path, String content) {
    TreeMap<String, byte[]> changed = new TreeMap<>(files);
    changed.put(path, content.getBytes(StandardCharsets.UTF_8));
    return new Example(name, changed);
  }

  BuildJob job(String deployment, BuildPlan plan, BuildMachine machine) {
    files.values().forEach(machine.sources()::put);
    SourceManifest manifest =
        new SourceManifest(
            files.entrySet().stream()
                .map(file ->
                    new SourceFile(
                        new SourcePath(file.getKey()),
                        false,
                        file.getValue().length,
                        Digest.of(file.getValue())))
                .toList());
    return new BuildJob(
        new DeploymentId("deploy_1_" + deployment),
        1,
        new ProjectId(name),
        Environment.PRODUCTION,
        manifest,
        plan,
        BuildKey.of(manifest.id(), plan, new TreeMap<>(), "test"),
        new TreeMap<>());
  }
}
