package dev.slipway.cli.local;

import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The command line that starts a server: the launcher says with which Java and which jars.
public final class ServerCommand {
  private static final String MAIN = "dev.slipway.server.Main";

  private final Surroundings surroundings;

  public ServerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Uses the start-up cache where there is one.
  public List<String> line() {
    Path cache = jars().resolveSibling("server.aot");
    return Files.isRegularFile(cache) ? lineWith("-XX:AOTCache=" + cache) : lineWith();
  }

  /// A start-up cache is written to a file when this server ends.
  public List<String> lineThatRecords(Path cache) {
    return lineWith("-XX:AOTCacheOutput=" + cache);
  }

  private List<String> lineWith(String... flags) {
    List<String> line = new ArrayList<>();
    line.add(required("SLIPWAY_JAVA"));
    line.addAll(List.of("-XX:+UseSerialGC", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
    line.addAll(List.of(flags));
    line.addAll(List.of("-cp", classPath(), MAIN));
    return line;
  }

  private Path jars() {
    return Path.of(required("SLIPWAY_LIB"));
  }

  /// In the order of the build, which the start-up cache was made with.
  private String classPath() {
    Path distribution = jars().resolveSibling("class-path");
    try {
      return Arrays.stream(Files.readString(distribution).strip().split(":", -1))
          .map(jar -> distribution.resolveSibling(jar).toString())
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new SlipwayException(noLauncher("The list of its jars cannot be read"), e);
    }
  }

  private String required(String variable) {
    return surroundings
        .variable(variable)
        .orElseThrow(() -> new SlipwayException(noLauncher(variable + " is not set")));
  }

  private static Problem noLauncher(String why) {
    return Problem.of(
        ProblemCode.SERVICE_UNAVAILABLE,
        "Tried to start the local server",
        why,
        "Start the command with the ./slipway script, which knows where everything is");
  }
}
