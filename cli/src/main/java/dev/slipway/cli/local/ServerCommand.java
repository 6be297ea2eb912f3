package dev.slipway.cli.local;

import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The command line that starts a server: the launcher says with which Java and which jars.
final class ServerCommand {
  private static final String MAIN = "dev.slipway.server.Main";

  private final Surroundings surroundings;

  ServerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<String> line() {
    Path jars = Path.of(required("SLIPWAY_LIB"));
    List<String> line = new ArrayList<>();
    line.add(required("SLIPWAY_JAVA"));
    line.addAll(List.of("-XX:+UseSerialGC", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
    Path cache = jars.resolveSibling("server.aot");
    if (Files.isRegularFile(cache)) {
      line.add("-XX:AOTCache=" + cache);
    }
    line.addAll(List.of("-cp", classPath(jars), MAIN));
    return line;
  }

  /// Every jar by name, in an order that does not change: the cache of classes depends on it.
  private static String classPath(Path jars) {
    List<String> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(jars, "*.jar")) {
      found.forEach(jar -> files.add(jar.toString()));
    } catch (IOException e) {
      throw new SlipwayException(noLauncher("The folder of its jars cannot be read"), e);
    }
    Collections.sort(files);
    return String.join(File.pathSeparator, files);
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
