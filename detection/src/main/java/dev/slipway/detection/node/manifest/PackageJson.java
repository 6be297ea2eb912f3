package dev.slipway.detection.node.manifest;

import dev.slipway.detection.text.Fields;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What detection needs of a package.json.
///
/// @param fields the file itself, for what only one question needs
public record PackageJson(
    Optional<String> name,
    SequencedMap<String, String> scripts,
    SequencedMap<String, String> dependencies,
    SequencedMap<String, String> devDependencies,
    Optional<String> main,
    List<String> workspaces,
    Optional<Fields> fields) {
  /// Its name in a project.
  public static final String FILE = "package.json";

  private static final Pattern MAJOR = Pattern.compile("[\\^~>=v ]{0,4}(\\d{1,4})(?:[.x*\\s-].*)?");

  /// Reads the file at the top of a tree.
  public static Optional<PackageJson> of(SourceTree tree) {
    return Syntax.JSON.read(tree, FILE).map(PackageJson::of);
  }

  /// A project without a package.json.
  public static PackageJson none() {
    return new PackageJson(
        Optional.empty(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static PackageJson of(Fields fields) {
    return new PackageJson(
        fields.textIfAny("name"),
        fields.texts("scripts"),
        fields.texts("dependencies"),
        fields.texts("devDependencies"),
        fields.textIfAny("main"),
        fields.list("workspaces"),
        Optional.of(fields));
  }

  /// Whether the project asks for a package itself.
  public boolean dependsOn(String packageName) {
    return dependencies.containsKey(packageName) || devDependencies.containsKey(packageName);
  }

  /// Where a package is asked for: `devDependencies in package.json`.
  public String whereAsked(String packageName) {
    return (dependencies.containsKey(packageName) ? "dependencies" : "devDependencies")
        + " in package.json";
  }

  /// The major version that is asked for of a package, where it can be seen: `7` of `^7.1.0`.
  public Optional<String> majorOf(String packageName) {
    String range =
        dependencies.getOrDefault(packageName, devDependencies.getOrDefault(packageName, ""));
    Matcher matcher = MAJOR.matcher(range);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// Whether it asks for any package at all.
  public boolean hasDependencies() {
    return !dependencies.isEmpty()
        || !devDependencies.isEmpty()
        || fields.flatMap(all -> all.object("optionalDependencies")).isPresent();
  }

  /// The script of that name, unless it is blank.
  public Optional<String> script(String script) {
    return Optional.ofNullable(scripts.get(script)).filter(line -> !line.isBlank());
  }

  /// The packages that are asked for with such a protocol, such as `workspace:`.
  public List<String> askedWith(String protocol) {
    List<String> found = new ArrayList<>();
    for (SequencedMap<String, String> asked : List.of(dependencies, devDependencies)) {
      asked.forEach((packageName, range) -> {
        if (range.startsWith(protocol)) {
          found.add(packageName);
        }
      });
    }
    return List.copyOf(found);
  }
}
