package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Takes every program of this machine for anyone. Web pages of others that a browser of this
/// machine shows are no such program: they are known by their `Origin`, and by a `Host` that is
/// another name of this machine.
final class NobodyAsked implements Identification {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> origins;

  NobodyAsked(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  @Override
  public Caller identify(ServerRequest request) {
    Optional<String> host = request.headers().first(HeaderNames.HOST);
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    if (host.filter(NobodyAsked::isThisMachine).isEmpty()
        || !origin.map(from -> isOurs(from, host.orElseThrow())).orElse(true)) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.FORBIDDEN,
              "Tried to check where the request comes from",
              "It comes from a web page or a host name that is not this machine's",
              "Use 127.0.0.1 or localhost, or let the page's origin in with CORS_ALLOWED_ORIGINS"));
    }
    return Caller.ANYONE;
  }

  private boolean isOurs(String origin, String host) {
    return origins.contains(origin) || origin.equals("http://" + host);
  }

  private static boolean isThisMachine(String host) {
    try {
      String name = URI.create("http://" + host).getHost();
      return name != null && THIS_MACHINE.contains(name);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
