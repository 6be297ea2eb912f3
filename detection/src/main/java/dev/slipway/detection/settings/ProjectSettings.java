package dev.slipway.detection.settings;

import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.Redirects;
import java.util.Optional;

/// What slipway.json overrides. Each key that is left out is detected.
///
/// @param root the folder of the project inside the source
/// @param framework the id of a framework
/// @param packageManager `pnpm`, or `pnpm@10.4.1`
/// @param node an npm version range or an alias such as `lts/*`
public record ProjectSettings(
    Optional<OutputDirectory> root,
    Optional<String> framework,
    Optional<String> packageManager,
    Optional<String> node,
    Setting<Command> install,
    Setting<Command> build,
    Optional<OutputDirectory> output,
    Optional<OutputKind> kind,
    Optional<Command> start,
    Optional<Integer> port,
    Optional<String> healthPath,
    Optional<Boolean> singlePage,
    Optional<SizeRequest> sizes,
    Optional<HeaderRules> headers,
    Optional<Redirects> redirects) {
  /// Where they are written, at the top of the source.
  public static final String FILE = "slipway.json";

  /// Reads them; all left out when there is no slipway.json.
  public static ProjectSettings of(SourceTree source) {
    return SettingsFile.read(source);
  }

  static ProjectSettings none() {
    return new ProjectSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Setting.Unset<>(),
        new Setting.Unset<>(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
