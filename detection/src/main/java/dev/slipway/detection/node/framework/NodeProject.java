package dev.slipway.detection.node.framework;

import dev.slipway.detection.node.manager.ScriptCommands;
import dev.slipway.detection.node.manifest.Invocation;
import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.settings.OutputKind;
import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.detection.text.ConfigurationText;
import dev.slipway.detection.tree.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a framework looks at.
public record NodeProject(
    SourceTree tree, PackageJson manifest, ProjectSettings settings, ScriptCommands commands) {
  private static final List<String> SCRIPT_ENDINGS =
      List.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts");

  /// The framework's name with the major version asked for.
  String named(String name, String packageName) {
    return manifest.majorOf(packageName).map(major -> name + " " + major).orElse(name);
  }

  /// Where the project asks for a package; empty when it does not.
  Optional<String> dependency(String packageName) {
    return manifest.dependsOn(packageName)
        ? Optional.of(manifest.whereAsked(packageName))
        : Optional.empty();
  }

  /// Whether the build script runs a program.
  boolean buildRuns(String program) {
    return buildInvocations(program).findAny().isPresent();
  }

  Stream<Invocation> buildInvocations(String program) {
    return Invocation.ofScript(manifest, "build").stream()
        .filter(invocation -> invocation.program().equals(program));
  }

  /// The name of a configuration file that is there: `next.config.mjs` for `next.config`.
  Optional<String> configurationFile(String stem) {
    return tree.firstOf(SCRIPT_ENDINGS.stream().map(ending -> stem + ending).toList());
  }

  /// Its text; without properties when there is none.
  ConfigurationText configuration(String stem) {
    return ConfigurationText.of(configurationFile(stem).flatMap(tree::read).orElse(""));
  }

  boolean wants(OutputKind kind) {
    return settings.kind().filter(wanted -> wanted.value() == kind).isPresent();
  }
}
