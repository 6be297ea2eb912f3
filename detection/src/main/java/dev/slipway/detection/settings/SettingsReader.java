package dev.slipway.detection.settings;

import dev.slipway.detection.text.Document;
import dev.slipway.detection.text.Fields;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.source.SourcePath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads settings, wherever they are written. Their keys are also in `slipway.schema.json`, which
/// editors use.
final class SettingsReader {
  private static final String SCHEMA = "$schema";

  static final List<String> KEYS =
      List.of(
          SCHEMA,
          "root",
          "framework",
          "packageManager",
          "node",
          "install",
          "build",
          "output",
          "kind",
          "start",
          "port",
          "healthPath",
          "singlePage",
          "sizes",
          "headers",
          "redirects");

  /// Those whose values are text, which may be written without quotes where only one is meant.
  static final Set<String> TEXTS =
      Set.of(
          "root",
          "framework",
          "packageManager",
          "node",
          "install",
          "build",
          "output",
          "kind",
          "start",
          "healthPath");

  /// What is kept with a project.
  private static final Document OWN =
      new Document(
          "the project's settings",
          "Tried to read the settings of the project",
          "Send one JSON object with the keys of " + ProjectSettings.FILE);

  /// Those that `null` switches off; elsewhere it says nothing.
  private static final Set<String> SWITCHES = Set.of("install", "build");

  private final Fields fields;

  private SettingsReader(Fields fields) {
    this.fields = fields;
  }

  /// Those in slipway.json; empty when the source has none.
  static Optional<ProjectSettings> of(SourceTree source) {
    return Syntax.JSON
        .read(source, ProjectSettings.FILE)
        .map(fields -> new SettingsReader(fields).settings());
  }

  /// Those that are kept with the project.
  static ProjectSettings of(OwnSettings own) {
    return new SettingsReader(Syntax.JSON.fields(OWN, own.json())).settings();
  }

  /// What is to be kept with a project.
  static OwnSettings parse(String json) {
    Fields fields = Syntax.JSON.fields(OWN, json);
    new SettingsReader(fields).settings();
    SequencedMap<String, String> values = new LinkedHashMap<>(fields.written());
    values.remove(SCHEMA);
    values.forEach((key, value) -> {
      if (value.equals("null") && !SWITCHES.contains(key)) {
        throw fields.wrong(key, "It is null, which says nothing here", "Leave it out, or unset it");
      }
    });
    return new OwnSettings(values);
  }

  private ProjectSettings settings() {
    fields.requireOnly(KEYS);
    return new ProjectSettings(
        given(folder("root")),
        given(fields.text("framework")),
        given(fields.text("packageManager")),
        given(fields.textOrNumber("node")),
        commandOrNothing("install"),
        commandOrNothing("build"),
        given(folder("output")),
        given(kind()),
        given(command("start")),
        given(fields.number("port", 1, 65_535)),
        given(healthPath()),
        given(fields.flag("singlePage")),
        given(SizeSettings.of(fields)),
        given(RuleSettings.headers(fields)),
        given(RuleSettings.redirects(fields)));
  }

  private <T> Optional<Chosen<T>> given(Optional<T> setting) {
    return setting.map(value -> Chosen.of(value, fields.origin()));
  }

  private Optional<OutputDirectory> folder(String name) {
    return fields
        .text(name)
        .map(SettingsReader::withoutDotAndSlash)
        .map(folder -> {
          if (!folder.equals(".") && SourcePath.parse(folder).isEmpty()) {
            throw fields.wrong(
                name,
                "It is not a folder inside the project",
                "Name a folder such as \"apps/web\" or \"dist\"");
          }
          return new OutputDirectory(folder);
        });
  }

  private static String withoutDotAndSlash(String folder) {
    String relative = folder.startsWith("./") ? folder.substring(2) : folder;
    String open = relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
    return open.isEmpty() && !folder.startsWith("/") ? "." : open;
  }

  private Setting<Command> commandOrNothing(String name) {
    if (!fields.has(name)) {
      return new Setting.Unset<>();
    }
    return fields
        .text(name)
        .filter(line -> !line.isBlank())
        .<Setting<Command>>map(
            line -> new Setting.Value<>(new Command.Shell(line), fields.origin()))
        .orElseGet(() -> new Setting.Nothing<>(fields.origin()));
  }

  private Optional<Command> command(String name) {
    return fields
        .text(name)
        .map(line -> {
          if (line.isBlank()) {
            throw fields.wrong(name, "It is empty");
          }
          return new Command.Shell(line);
        });
  }

  private Optional<OutputKind> kind() {
    return fields
        .text("kind")
        .map(id ->
            Arrays.stream(OutputKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> fields.wrong("kind", "It should be \"static\" or \"server\"")));
  }

  private Optional<String> healthPath() {
    Optional<String> path = fields.text("healthPath");
    if (path.isPresent() && !path.get().matches("/[!-~]{0,1000}+")) {
      throw fields.wrong("healthPath", "It should be a path that begins with '/'");
    }
    return path;
  }
}
