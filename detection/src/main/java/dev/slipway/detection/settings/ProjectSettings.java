package dev.slipway.detection.settings;

import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.Redirects;
import java.util.Optional;

/// What is said about a project in place of what would be detected, each with where that is
/// written: in slipway.json or, where that says nothing, in the project's settings. What both leave
/// out is detected.
///
/// @param root the folder of the project inside the source
/// @param framework the id of a framework
/// @param packageManager `pnpm`, or `pnpm@10.4.1`
/// @param node an npm version range or an alias such as `lts/*`
public record ProjectSettings(
    Optional<Chosen<OutputDirectory>> root,
    Optional<Chosen<String>> framework,
    Optional<Chosen<String>> packageManager,
    Optional<Chosen<String>> node,
    Setting<Command> install,
    Setting<Command> build,
    Optional<Chosen<OutputDirectory>> output,
    Optional<Chosen<OutputKind>> kind,
    Optional<Chosen<Command>> start,
    Optional<Chosen<Integer>> port,
    Optional<Chosen<String>> healthPath,
    Optional<Chosen<Boolean>> singlePage,
    Optional<Chosen<SizeRequest>> sizes,
    Optional<Chosen<HeaderRules>> headers,
    Optional<Chosen<Redirects>> redirects) {
  /// The file at the top of a source in which they are written.
  public static final String FILE = "slipway.json";

  /// Reads what the source says and, below it, what the project's owners set beside it.
  public static ProjectSettings of(SourceTree source, OwnSettings own) {
    ProjectSettings set = SettingsReader.of(own);
    return SettingsReader.of(source).map(file -> file.over(set)).orElse(set);
  }

  /// Reads what owners want to have kept beside the sources: the text that slipway.json would be.
  public static OwnSettings parse(String json) {
    return SettingsReader.parse(json);
  }

  /// Whether the values of that key are text: those of `node` are, those of `port` are not.
  public static boolean isText(String key) {
    return SettingsReader.TEXTS.contains(key);
  }

  /// Whether they say that the project is made with that framework.
  public boolean names(String id) {
    return framework.filter(named -> named.value().equals(id)).isPresent();
  }

  private ProjectSettings over(ProjectSettings other) {
    return new ProjectSettings(
        root.or(other::root),
        framework.or(other::framework),
        packageManager.or(other::packageManager),
        node.or(other::node),
        install.over(other.install),
        build.over(other.build),
        output.or(other::output),
        kind.or(other::kind),
        start.or(other::start),
        port.or(other::port),
        healthPath.or(other::healthPath),
        singlePage.or(other::singlePage),
        sizes.or(other::sizes),
        headers.or(other::headers),
        redirects.or(other::redirects));
  }
}
