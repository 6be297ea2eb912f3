package dev.slipway.builder.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.build.BuildJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Names everything that an installation of dependencies depends on. While a workspace carries the
/// same stamp, installing again would change nothing.
///
/// @param digest of all of it together
public record InstallStamp(Digest digest) {
  private static final Set<String> INPUTS =
      Set.of(
          ".npmrc",
          ".pnpmfile.cjs",
          ".yarnrc",
          ".yarnrc.yml",
          "bun.lock",
          "bun.lockb",
          "bunfig.toml",
          "npm-shrinkwrap.json",
          "package-lock.json",
          "pnpm-lock.yaml",
          "pnpm-workspace.yaml",
          "yarn.lock");

  private static final List<String> DEPENDENCY_PARTS =
      List.of(
          "bundleDependencies",
          "bundledDependencies",
          "catalog",
          "catalogs",
          "dependencies",
          "dependenciesMeta",
          "devDependencies",
          "engines",
          "optionalDependencies",
          "overrides",
          "packageManager",
          "patchedDependencies",
          "peerDependencies",
          "pnpm",
          "resolutions",
          "trustedDependencies",
          "workspaces");

  /// Scripts that run while installing and may read any file of the source.
  private static final List<String> INSTALL_SCRIPTS =
      List.of("preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare");

  /// Computes the stamp of a job whose source is in the workspace.
  ///
  /// @param toolchain the description of the toolchain
  public static InstallStamp of(BuildJob job, Workspace workspace, String toolchain) {
    List<String> parts = new ArrayList<>();
    parts.add("slipway-install-1");
    parts.add(toolchain);
    parts.add(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    parts.add(job.plan().install().value().toString());
    parts.add(job.plan().root().value().value());
    parts.add(job.variables().toString());
    try {
      for (SourceFile file : job.manifest().files()) {
        addInputs(file, job, workspace, parts);
      }
    } catch (IOException e) {
      throw Workspace.failed("read what the dependencies are installed from", e);
    }
    return new InstallStamp(Digest.of(String.join("\n", parts)));
  }

  /// Whether the workspace was installed with this stamp and nothing took the result away.
  public boolean isOn(Workspace workspace) {
    try {
      List<String> lines = Files.readAllLines(workspace.installedFile());
      return !lines.isEmpty()
          && lines.getFirst().equals(digest.hex())
          && lines.stream().skip(1).allMatch(name -> isThere(workspace, name));
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException e) {
      throw Workspace.failed("read whether the dependencies are installed", e);
    }
  }

  /// Notes that the workspace was installed with this stamp, completely.
  public void putOn(Workspace workspace, SourcePath... results) {
    List<String> lines = new ArrayList<>(List.of(digest.hex()));
    for (SourcePath result : results) {
      if (isThere(workspace, result.value())) {
        lines.add(result.value());
      }
    }
    try {
      Files.write(workspace.installedFile(), lines);
    } catch (IOException e) {
      throw Workspace.failed("note that the dependencies are installed", e);
    }
  }

  /// Takes away whatever stamp there is, before an installation begins.
  public static void takeOff(Workspace workspace) {
    try {
      Files.deleteIfExists(workspace.installedFile());
    } catch (IOException e) {
      throw Workspace.failed("note that the dependencies are being installed", e);
    }
  }

  private static boolean isThere(Workspace workspace, String name) {
    return Files.exists(workspace.source().resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private static void addInputs(
      SourceFile file, BuildJob job, Workspace workspace, List<String> parts) throws IOException {
    String path = file.path().value();
    if (file.path().name().equals("package.json")) {
      addManifest(file, job, workspace.source().resolve(path), parts);
    } else if (INPUTS.contains(file.path().name())
        || ("/" + path).contains("/patches/")
        || ("/" + path).contains("/.yarn/")) {
      parts.add(path + " " + file.digest());
    }
  }

  private static void addManifest(SourceFile file, BuildJob job, Path onDisk, List<String> parts)
      throws IOException {
    JsonNode manifest = new JsonMapper().readTree(Files.readAllBytes(onDisk));
    for (String part : DEPENDENCY_PARTS) {
      parts.add(file.path() + " " + part + " " + manifest.path(part));
    }
    JsonNode scripts = manifest.path("scripts");
    boolean runsScripts =
        INSTALL_SCRIPTS.stream()
            .map(name -> scripts.path(name).asText())
            .anyMatch(line -> !line.isBlank() && !line.matches("husky( install)?"));
    if (runsScripts || manifest.toString().contains("\"file:")) {
      parts.add(job.manifest().id().value());
    }
  }
}
