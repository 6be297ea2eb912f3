package dev.slipway.cli.client;

import dev.slipway.cli.local.LocalServer;
import dev.slipway.cli.local.ServerRecord;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Which server is meant, and the token for it.
public final class Connection {
  private static final int HIGHEST_PORT = 65_535;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Surroundings surroundings;
  private final LocalServer local;

  public Connection(Surroundings surroundings, LocalServer local) {
    this.surroundings = surroundings;
    this.local = local;
  }

  /// The server that the user named, by option or by SLIPWAY_SERVER.
  public Optional<URI> named(Optional<String> option) {
    return option.or(() -> surroundings.variable("SLIPWAY_SERVER")).map(Connection::parse);
  }

  /// The named server, or the one that runs on this machine, of this build if it may be replaced.
  /// Throws `SERVER_UNREACHABLE` when there is neither.
  public URI address(Optional<String> option) {
    return named(option)
        .or(() -> local.upToDate().map(ServerRecord::apiUrl))
        .orElseThrow(() -> new SlipwayException(Problems.noServer(surroundings.slipwayHome())));
  }

  /// The API of a server.
  public Api to(URI server) {
    return new Api(server, token(server));
  }

  /// A token that the user set goes to any server, the one of the local server stays here.
  private Optional<Secret> token(URI server) {
    return surroundings
        .variable("SLIPWAY_TOKEN")
        .or(() -> isHere(server) ? localToken() : Optional.empty())
        .map(Connection::usable)
        .map(Secret::of);
  }

  /// What can stand in a header; another text is not repeated, as it may be a secret.
  private static String usable(String token) {
    if (!token.matches("[!-~]+")) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read the token of the server",
              "It is empty or has characters that no token has",
              "Set SLIPWAY_TOKEN to the one line of the server's token"));
    }
    return token;
  }

  private static boolean isHere(URI server) {
    return server.getHost() != null && LOOPBACK.contains(server.getHost());
  }

  private Optional<String> localToken() {
    Path file = surroundings.slipwayHome().resolve("token");
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.STORAGE_READ_FAILED,
                  "Tried to read the token of the local server",
                  "The file cannot be read",
                  "Make it readable for you, or set SLIPWAY_TOKEN")
              .at(file.toString()),
          e);
    }
  }

  private static URI parse(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && uri.getPort() <= HIGHEST_PORT
          && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Refused below.
    }
    throw new SlipwayException(
        Problem.of(
                ProblemCode.INVALID_REQUEST,
                "Tried to read the server's address",
                "It is not an http or https URL",
                "Write it like http://127.0.0.1:7071")
            .at(Printable.of(text, 120)));
  }
}
