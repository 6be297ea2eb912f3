package dev.slipway.detection.settings;

import dev.slipway.detection.text.Fields;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.source.SourcePath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads slipway.json. Its keys are also in `slipway.schema.json`, which editors use.
final class SettingsFile {
  static final List<String> KEYS =
      List.of(
          "$schema",
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

  private final Fields fields;

  private SettingsFile(Fields fields) {
    this.fields = fields;
  }

  static ProjectSettings read(SourceTree source) {
    return Syntax.JSON
        .read(source, ProjectSettings.FILE)
        .map(fields -> new SettingsFile(fields).settings())
        .orElseGet(ProjectSettings::none);
  }

  private ProjectSettings settings() {
    fields.requireOnly(KEYS);
    return new ProjectSettings(
        folder("root"),
        fields.text("framework"),
        fields.text("packageManager"),
        fields.textOrNumber("node"),
        commandOrNothing("install"),
        commandOrNothing("build"),
        folder("output"),
        kind(),
        command("start"),
        fields.number("port", 1, 65_535),
        healthPath(),
        fields.flag("singlePage"),
        SizeSettings.of(fields),
        RuleSettings.headers(fields),
        RuleSettings.redirects(fields));
  }

  private Optional<OutputDirectory> folder(String name) {
    return fields
        .text(name)
        .map(SettingsFile::withoutDotAndSlash)
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
        .<Setting<Command>>map(line -> new Setting.Value<>(new Command.Shell(line)))
        .orElseGet(Setting.Nothing::new);
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
