package dev.slipway.cli;

import dev.slipway.cli.local.LocalServer;
import dev.slipway.cli.local.ServerCommand;
import dev.slipway.cli.local.ServerStop;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.surroundings.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Runs the most common commands once against a server of its own, so that the virtual machines of
/// both can leave behind what they loaded: later starts are several times faster. The launcher
/// calls it after a build.
public final class Rehearsal {
  private static final int TRIES = 600;

  private static final Set<String> OF_THE_MACHINE =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LANG",
          "LC_ALL",
          "TMPDIR",
          "JAVA_HOME",
          "SLIPWAY_JAVA",
          "SLIPWAY_LIB");

  private final Map<String, String> environment;
  private final Path project;

  private Rehearsal(Map<String, String> environment, Path project) {
    this.environment = environment;
    this.project = project;
  }

  /// Takes a home folder that is used by nobody else, a project that needs no build, and where the
  /// server's cache goes. Ends with 0 if every command did what it should.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Main.keepLibrariesQuiet();
    Map<String, String> environment =
        environment(System.getenv(), Path.of(arguments[0]).toAbsolutePath());
    Rehearsal rehearsal = new Rehearsal(environment, Path.of(arguments[1]).toAbsolutePath());
    System.exit(rehearsal.run(Path.of(arguments[2]).toAbsolutePath()));
  }

  /// What a rehearsal gets of the user's own variables: no setting, so that it has nothing to do
  /// with the servers, keys and installations that the user works with.
  ///
  /// @param home is used by nobody else
  static Map<String, String> environment(Map<String, String> own, Path home) {
    Map<String, String> environment = new HashMap<>(own);
    environment.keySet().retainAll(OF_THE_MACHINE);
    environment.put("SLIPWAY_HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.toString());
    environment.put("SLIPWAY_API_PORT", "0");
    environment.put("SLIPWAY_PROXY_PORT", "0");
    return environment;
  }

  private int run(Path serverCache) throws IOException, InterruptedException {
    Process server = server(serverCache);
    try {
      return isReady(server) ? commands() : 1;
    } finally {
      ServerStop.USUAL.stop(server.toHandle());
    }
  }

  private Process server(Path cache) throws IOException {
    ProcessBuilder server =
        new ProcessBuilder(new ServerCommand(surroundings()).lineThatRecords(cache))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT);
    server.environment().clear();
    server.environment().putAll(environment);
    return server.start();
  }

  private boolean isReady(Process server) throws InterruptedException {
    LocalServer local = new LocalServer(surroundings(), Screen.of(surroundings()));
    for (int left = TRIES; left > 0 && local.running().isEmpty(); left--) {
      if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return local.running().isPresent();
  }

  private int commands() {
    String folder = project.toString();
    return List.of(
            List.of("plan", folder),
            List.of("deploy", folder),
            List.of("deploy", folder, "--json"),
            List.of("list"))
        .stream()
        .mapToInt(command -> new Cli(surroundings()).run(command.toArray(String[]::new)))
        .max()
        .orElseThrow();
  }

  private Surroundings surroundings() {
    return Main.surroundings(environment);
  }
}
