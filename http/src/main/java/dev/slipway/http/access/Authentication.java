package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/// Finds out who asks, by the token in `Authorization: Bearer` ([RFC
/// 6750](https://www.rfc-editor.org/rfc/rfc6750)).
final class Authentication implements Identification {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_TOKEN = 16 * 1024;

  private final List<Authenticator> authenticators;

  Authentication(List<Authenticator> authenticators) {
    this.authenticators = List.copyOf(authenticators);
  }

  @Override
  public Caller identify(ServerRequest request) {
    String token = token(request).orElseThrow(() -> unauthorized("Authentication required"));
    return authenticators.stream()
        .flatMap(authenticator -> authenticator.caller(token).stream())
        .findFirst()
        .orElseThrow(() -> unauthorized("Authentication required: this token opens nothing here"));
  }

  private static Optional<String> token(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .filter(token -> !token.isEmpty() && token.length() <= MAX_TOKEN);
  }

  private static SlipwayException unauthorized(String why) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.UNAUTHORIZED,
            "Tried to check who is asking",
            why,
            "Send the server's token as 'Authorization: Bearer <token>'"));
  }
}
