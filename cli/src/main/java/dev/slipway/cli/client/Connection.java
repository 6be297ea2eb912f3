package dev.slipway.cli.client;

import dev.slipway.cli.local.LocalServer;
import dev.slipway.cli.local.ServerRecord;
import dev.slipway.cli.login.Credential;
import dev.slipway.cli.login.Credential.Origin;
import dev.slipway.cli.login.Logins;
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
  private static final String LOCAL = "local";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Surroundings surroundings;
  private final LocalServer local;
  private final Logins logins;

  public Connection(Surroundings surroundings, LocalServer local, Logins logins) {
    this.surroundings = surroundings;
    this.local = local;
    this.logins = logins;
  }

  /// The server that the user named, by option, by SLIPWAY_SERVER or by logging in to it. `local`
  /// names the one of this machine, as naming none does.
  public Optional<URI> named(Optional<String> option) {
    Optional<String> text = option.or(() -> surroundings.variable("SLIPWAY_SERVER"));
    return text.isPresent()
        ? text.filter(name -> !name.equals(LOCAL)).map(Connection::parse)
        : logins.server();
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
    return new Api(server, credential(server).map(Credential::key));
  }

  /// What proves who asks. A token that the user set goes to any server, a login to its own, and
  /// that of the local server stays here.
  public Optional<Credential> credential(URI server) {
    return surroundings
        .variable("SLIPWAY_TOKEN")
        .map(token -> new Credential(Credential.key(token), Origin.VARIABLE))
        .or(() -> logins.key(server).map(key -> new Credential(key, Origin.LOGIN)))
        .or(() -> isHere(server) ? localToken() : Optional.empty());
  }

  /// Whether what is sent there can be read on the way.
  public static boolean isInClear(URI server) {
    return !"https".equals(server.getScheme()) && !isHere(server);
  }

  private static boolean isHere(URI server) {
    return server.getHost() != null && LOOPBACK.contains(server.getHost());
  }

  private Optional<Credential> localToken() {
    Path file = surroundings.slipwayHome().resolve("token");
    try {
      Secret token = Credential.key(Files.readString(file).strip());
      return Optional.of(new Credential(token, Origin.MACHINE));
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
