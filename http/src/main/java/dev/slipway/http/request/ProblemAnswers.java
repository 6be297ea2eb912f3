package dev.slipway.http.request;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.json.Json;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.http.problem.ProblemStatus;
import dev.slipway.http.problem.Refusals;
import dev.slipway.http.problem.RetryAfter;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with a problem whatever a route throws.
public final class ProblemAnswers {
  /// The media type of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Json json;
  private final ProblemBodies bodies;

  public ProblemAnswers(Json json, ProblemBodies bodies) {
    this.json = json;
    this.bodies = bodies;
  }

  /// Takes over every exception of the routes.
  public void install(HttpRouting.Builder routing) {
    routing
        .error(SlipwayException.class, (request, response, e) -> answer(request, response, e))
        .error(HttpException.class, (request, response, e) -> answer(request, response, e))
        .error(BadRequestException.class, (request, response, e) -> answer(request, response, e))
        .error(Throwable.class, (request, response, e) -> answer(request, response, e));
  }

  /// Answers with this problem.
  public void send(ServerRequest request, ServerResponse response, Problem problem, int status) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.send(
        json.bytes(bodies.body(problem, status, request.path().rawPath(), RequestId.of(request))));
  }

  private void answer(ServerRequest request, ServerResponse response, SlipwayException e) {
    int status = ProblemStatus.of(e.problem().code());
    if (status >= 500) {
      LOG.warn("Request {} met a problem", RequestId.of(request), e);
    }
    RetryAfter.say(e, response);
    send(request, response, e.problem(), status);
  }

  private void answer(ServerRequest request, ServerResponse response, HttpException e) {
    int status = e.status().code();
    send(request, response, EarlyProblems.problem(status), status);
  }

  private void answer(ServerRequest request, ServerResponse response, Throwable e) {
    switch (e) {
      case ServerConnectionException gone -> throw gone;
      case CloseConnectionException closing -> throw closing;
      case RequestException refused -> {
        int status = refused.status().code();
        send(request, response, EarlyProblems.problem(status), status);
      }
      default -> {
        LOG.error("Request {} failed", RequestId.of(request), e);
        send(request, response, Refusals.internal(), 500);
      }
    }
  }
}
