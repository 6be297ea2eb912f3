package dev.slipway.cli.doctor;

import dev.slipway.cli.local.ServerRecord;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Everything that is checked, in order.
public final class Checks {
  private static final List<Path> SYSTEM_FOLDERS =
      List.of(
          Path.of("/usr/local/bin"),
          Path.of("/usr/bin"),
          Path.of("/bin"),
          Path.of("/opt/homebrew/bin"));

  private final Surroundings surroundings;
  private final Optional<ServerRecord> server;
  private final Function<URI, Optional<Secret>> keys;

  /// @param server the one that runs on this machine
  /// @param keys what proves to a server who asks
  public Checks(
      Surroundings surroundings,
      Optional<ServerRecord> server,
      Function<URI, Optional<Secret>> keys) {
    this.surroundings = surroundings;
    this.server = server;
    this.keys = keys;
  }

  /// Looks at this machine, and at what its server depends on or would depend on; takes some
  /// seconds when something does not answer.
  public List<Finding> run() {
    ServerSettings settings = new ServerSettings(surroundings);
    List<Finding> findings =
        new ArrayList<>(
            List.of(
                new JavaCheck(surroundings).find(),
                new ServerCheck(surroundings.slipwayHome()).find(server),
                new IsolationCheck(SYSTEM_FOLDERS).find(),
                new DiskCheck(surroundings.slipwayHome()).find(),
                new RegistryCheck(new NpmSettings(surroundings)).find(),
                new PortCheck("API port", "SLIPWAY_API", 7071)
                    .find(settings, server.map(ServerRecord::apiUrl)),
                new PortCheck("proxy port", "SLIPWAY_PROXY", 7070)
                    .find(settings, server.map(ServerRecord::proxyUrl))));
    findings.addAll(
        server.isPresent()
            ? new DependencyChecks(keys).find(server)
            : new OfflineChecks(surroundings, OfflineChecks.PATIENCE).find(settings));
    return List.copyOf(findings);
  }
}
