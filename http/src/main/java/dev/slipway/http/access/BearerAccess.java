package dev.slipway.http.access;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Secret;
import dev.slipway.http.request.ProblemAnswers;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Lets requests in that carry the token as `Authorization: Bearer` ([RFC
/// 6750](https://www.rfc-editor.org/rfc/rfc6750)). Health and the API's description are open.
public final class BearerAccess implements Filter {
  private static final String SCHEME = "Bearer ";

  private final Secret token;
  private final ProblemAnswers problems;

  public BearerAccess(Secret token, ProblemAnswers problems) {
    this.token = token;
    this.problems = problems;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (isOpen(request.path().path()) || carriesToken(request)) {
      chain.proceed();
      return;
    }
    response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"slipway\"");
    problems.send(
        request,
        response,
        Problem.of(
            ProblemCode.UNAUTHORIZED,
            "Tried to check who is asking",
            "Authentication required",
            "Send the server's token as 'Authorization: Bearer <token>'"),
        401);
  }

  private static boolean isOpen(String path) {
    return path.equals("/")
        || path.equals("/openapi.json")
        || isAtOrBelow(path, "/docs")
        || isAtOrBelow(path, "/health");
  }

  private static boolean isAtOrBelow(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  private boolean carriesToken(RoutingRequest request) {
    Optional<String> header = request.headers().first(HeaderNames.AUTHORIZATION);
    return header
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .filter(this::isToken)
        .isPresent();
  }

  /// Takes as long for a token that is nearly right as for any other of its length.
  private boolean isToken(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.reveal().getBytes(StandardCharsets.UTF_8));
  }
}
