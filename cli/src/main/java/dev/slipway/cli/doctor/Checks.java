package dev.slipway.cli.doctor;

import dev.slipway.cli.local.ServerRecord;
import dev.slipway.cli.surroundings.Surroundings;
import java.util.List;
import java.util.Optional;

/// Everything that is checked, in order.
public final class Checks {
  private final Surroundings surroundings;
  private final Optional<ServerRecord> server;

  /// @param server the one that runs on this machine
  public Checks(Surroundings surroundings, Optional<ServerRecord> server) {
    this.surroundings = surroundings;
    this.server = server;
  }

  /// Looks at this machine; takes some seconds when something does not answer.
  public List<Finding> run() {
    return List.of(
        new JavaCheck(surroundings).find(),
        ServerCheck.find(server),
        new IsolationCheck(surroundings).find(),
        new DiskCheck(surroundings.slipwayHome()).find(),
        new RegistryCheck(surroundings).find(),
        PortCheck.find("API port", 7071, server.isPresent()),
        PortCheck.find("proxy port", 7070, server.isPresent()));
  }
}
