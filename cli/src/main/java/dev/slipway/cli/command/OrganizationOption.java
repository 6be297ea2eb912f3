package dev.slipway.cli.command;

import dev.slipway.cli.login.Credential;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whose matter a command is. A key says whose it is; the token of this machine is everybody's
/// here.
final class OrganizationOption {
  private static final String LOCAL = "local";

  @Option(
      names = "--org",
      paramLabel = "ID",
      description = "Which organization (default: that of your key, else local).")
  private Optional<String> organization = Optional.empty();

  /// The one that was named, or the usual one; empty where the server knows it by the key.
  Optional<String> at(URI server, Session session) {
    return organization.or(() -> usual(server, session));
  }

  private static Optional<String> usual(URI server, Session session) {
    boolean hasOwnKey =
        session
            .connection()
            .credential(server)
            .filter(credential -> credential.origin() != Credential.Origin.MACHINE)
            .isPresent();
    return hasOwnKey ? Optional.empty() : Optional.of(LOCAL);
  }
}
