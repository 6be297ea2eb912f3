package dev.slipway.cli.surroundings;

import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Everything that the command takes from the process it runs in.
///
/// @param environment the environment variables
/// @param onTerminal whether a person sits before input and output
/// @param errorsOnTerminal whether that person also sees the errors
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    Path userHome,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean onTerminal,
    boolean errorsOnTerminal,
    Clock clock) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// A variable that is set and not empty.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /// A folder or file as the user named it.
  public Path resolve(Path named) {
    return workingDirectory.resolve(named).normalize();
  }

  /// A program on the search path.
  public Optional<Path> program(String name) {
    return variable("PATH").stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator, -1)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The folder that holds what this user has set for the command, by the [XDG Base
  /// Directory](https://specifications.freedesktop.org/basedir-spec/latest/) rules.
  public Path configurationFolder() {
    return variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> userHome.resolve(".config"))
        .resolve("slipway");
  }

  /// The folder that holds the state of the local server.
  public Path slipwayHome() {
    return variable("SLIPWAY_HOME")
        .map(Path::of)
        .map(this::resolve)
        .orElseGet(() -> userHome.resolve(".slipway"));
  }
}
