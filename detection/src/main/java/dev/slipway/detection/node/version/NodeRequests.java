package dev.slipway.detection.node.version;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.project.Project;
import dev.slipway.detection.text.Fields;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything in a project that asks for a Node.js version, what decides first.
final class NodeRequests {
  private final Project project;
  private final SourceTree tree;
  private final PackageJson manifest;

  NodeRequests(Project project, PackageJson manifest) {
    this.project = project;
    this.tree = project.tree();
    this.manifest = manifest;
  }

  /// The version files of people come before what package.json declares for others, because those
  /// are what runs on the machine where the project was written.
  List<NodeRequest> all() {
    return Stream.of(
            project
                .settings()
                .node()
                .flatMap(node -> request(Optional.of(node.value()), node.reason())),
            request(versionFile(".nvmrc"), ".nvmrc"),
            request(versionFile(".node-version"), ".node-version"),
            request(toolVersions(), ".tool-versions"),
            request(mise("mise.toml"), "mise.toml"),
            request(mise(".mise.toml"), ".mise.toml"),
            request(inManifest(all -> field(all, "volta", "node")), "volta.node in package.json"),
            request(inManifest(NodeRequests::devEngine), "devEngines.runtime in package.json"),
            request(
                inManifest(all -> field(all, "engines", "node")), "engines.node in package.json"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<NodeRequest> request(Optional<String> text, String place) {
    return text.map(String::strip)
        .filter(wanted -> !wanted.isEmpty())
        .map(wanted -> new NodeRequest(wanted, place));
  }

  private Optional<String> read(String name) {
    return tree.read(name).or(() -> project.source().read(name));
  }

  private Optional<String> versionFile(String name) {
    return read(name).flatMap(text -> lines(text).findFirst());
  }

  private Optional<String> toolVersions() {
    return read(".tool-versions")
        .flatMap(text ->
            lines(text)
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > 1)
                .filter(words -> words[0].equals("nodejs") || words[0].equals("node"))
                .map(words -> words[1])
                .findFirst())
        .filter(NodeRequests::isVersion);
  }

  private static Stream<String> lines(String text) {
    return text.lines()
        .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
        .map(String::strip)
        .filter(line -> !line.isEmpty());
  }

  /// asdf and mise also know a version by a path, a commit or "what the system has".
  private static boolean isVersion(String text) {
    return !text.equals("system") && !text.startsWith("ref:") && !text.startsWith("path:");
  }

  private Optional<String> mise(String name) {
    SourceTree where = tree.has(name) ? tree : project.source();
    return Syntax.TOML
        .read(where, name)
        .flatMap(all -> all.object("tools"))
        .flatMap(tools -> tools.textIfAny("node").or(() -> tools.textIfAny("nodejs")))
        .filter(NodeRequests::isVersion);
  }

  private Optional<String> inManifest(Function<Fields, Optional<String>> question) {
    return manifest.fields().flatMap(question);
  }

  private static Optional<String> field(Fields all, String object, String name) {
    return all.object(object).flatMap(fields -> fields.text(name));
  }

  private static Optional<String> devEngine(Fields all) {
    return all.object("devEngines").stream()
        .flatMap(engines -> engines.objects("runtime").stream())
        .filter(runtime -> runtime.textIfAny("name").equals(Optional.of("node")))
        .flatMap(runtime -> runtime.textIfAny("version").stream())
        .findFirst();
  }
}
