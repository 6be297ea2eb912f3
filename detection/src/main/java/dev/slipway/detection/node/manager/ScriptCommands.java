package dev.slipway.detection.node.manager;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.PackageManagerKind;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands that run a project's scripts and the programs of its packages.
public record ScriptCommands(PackageManagerKind kind, boolean plugAndPlay, PackageJson manifest) {
  /// Those of a project with that package manager.
  ///
  /// @param tree the project's folder
  /// @param source the whole source, whose `.yarnrc.yml` counts for every folder
  public static ScriptCommands of(
      PackageManagerKind kind, PackageJson manifest, SourceTree tree, SourceTree source) {
    boolean plugAndPlay =
        kind == PackageManagerKind.YARN_BERRY
            && linker(tree).or(() -> linker(source)).orElse("pnp").equals("pnp");
    return new ScriptCommands(kind, plugAndPlay, manifest);
  }

  /// A script of package.json; empty when there is none of that name.
  public Optional<Command> script(String name) {
    return manifest.script(name).map(main -> command(name, main));
  }

  /// A program that one of the packages brings, with its arguments: `vite build`.
  public Command program(String line) {
    return new Command.Shell(plugAndPlay ? "yarn run " + line : line);
  }

  /// Node.js or Bun with arguments; with Plug'n'Play only yarn tells Node where packages are.
  public Command runtime(String line) {
    return new Command.Shell(plugAndPlay ? "yarn " + line : line);
  }

  private Command command(String name, String main) {
    String display = "%s run %s".formatted(kind.command(), name);
    return plugAndPlay
        ? new Command.Shell(display)
        : new Command.Script(display, name, lines(name, main).toList());
  }

  /// Yarn 2 and later run no `pre` and `post` scripts of the project's own.
  private Stream<String> lines(String name, String main) {
    if (kind == PackageManagerKind.YARN_BERRY) {
      return Stream.of(main);
    }
    return Stream.of(
            manifest.script("pre" + name), Optional.of(main), manifest.script("post" + name))
        .flatMap(Optional::stream);
  }

  private static Optional<String> linker(SourceTree tree) {
    return Syntax.YAML.read(tree, ".yarnrc.yml").flatMap(fields -> fields.textIfAny("nodeLinker"));
  }
}
