package dev.slipway.cli.local;

import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line that starts a server: the launcher says with which Java and which jars.
public final class ServerCommand {
  private static final String SERVER = "slipway-server-*.jar";

  /// SQLite is native, and the network library of Cosmos DB takes its buffers by Unsafe. What the
  /// rehearsal learned about hot methods is left aside: on two cores its compilation takes more
  /// from a start than it gives.
  private static final List<String> FLAGS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTReplayTraining",
          "-XX:+UseSerialGC",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

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

  /// Starts another program that lies in the same jar.
  public List<String> lineOf(String program) {
    List<String> line = lineOfJava();
    line.addAll(List.of("-cp", serverJar().toString(), program));
    return line;
  }

  private List<String> lineWith(String... flags) {
    List<String> line = lineOfJava();
    line.addAll(List.of(flags));
    line.addAll(List.of("-jar", serverJar().toString()));
    return line;
  }

  private List<String> lineOfJava() {
    List<String> line = new ArrayList<>();
    line.add(required("SLIPWAY_JAVA"));
    line.addAll(FLAGS);
    return line;
  }

  private Path jars() {
    return Path.of(required("SLIPWAY_LIB"));
  }

  /// Its manifest names the jars that it needs.
  private Path serverJar() {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(jars(), SERVER)) {
      for (Path jar : found) {
        return jar;
      }
    } catch (IOException e) {
      throw new SlipwayException(noLauncher("The folder of its jars cannot be read"), e);
    }
    throw new SlipwayException(noLauncher("The server's jar is not in the folder of its jars"));
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
