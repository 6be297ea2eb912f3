package dev.slipway.http.request;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.http.json.Json;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.http.problem.Refusals;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// Answers with a problem to requests that never reach a route, because they break HTTP or one of
/// the server's limits.
public final class EarlyProblems implements DirectHandler {
  private final Json json;
  private final ProblemBodies bodies;

  public EarlyProblems(Json json, ProblemBodies bodies) {
    this.json = json;
    this.bodies = bodies;
  }

  /// Takes over every refusal of the server itself.
  public void install(DirectHandlers.Builder handlers) {
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, this);
    }
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    String requestId = RequestId.accepted(request.headers().first(RequestId.HEADER));
    Status said = said(request, status);
    byte[] body =
        json.bytes(bodies.body(problem(said.code()), said.code(), path(request), requestId));
    return TransportResponse.builder()
        .status(said)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
        .header(RequestId.HEADER, requestId)
        .keepAlive(event.keepAlive())
        .entity(body)
        .build();
  }

  /// The server calls a packed body a bad request, and a `Transfer-Encoding` that it does not know
  /// something of its own.
  private static Status said(TransportRequest request, Status status) {
    boolean packed =
        status.equals(Status.BAD_REQUEST_400)
            && request.headers().contains(HeaderNames.CONTENT_ENCODING);
    if (packed) {
      return Status.UNSUPPORTED_MEDIA_TYPE_415;
    }
    return status.equals(Status.NOT_IMPLEMENTED_501) ? Status.BAD_REQUEST_400 : status;
  }

  /// What a status that the server chose says.
  static Problem problem(int status) {
    return switch (status) {
      case 404 -> Refusals.noSuchPath();
      case 408 -> Refusals.tooSlow();
      case 413 ->
          Problem.of(
              ProblemCode.PAYLOAD_TOO_LARGE,
              "Tried to read the request's body",
              "It is larger than this server takes",
              "Send less at once");
      case 414 -> Refusals.badRequest("Its path and query are too long");
      case 415 -> Refusals.packed();
      case 431 -> Refusals.badRequest("Its headers are too large");
      case 503 ->
          Problem.passing(
              ProblemCode.SERVICE_UNAVAILABLE,
              "Tried to take the request in",
              "The server has no room for another request",
              "Try again in a few seconds");
      default ->
          status >= 500 && status != 505
              ? Refusals.internal()
              : Refusals.badRequest("It is not a request that this server understands");
    };
  }

  private static String path(TransportRequest request) {
    return request.path().isEmpty() ? "/" : request.path();
  }
}
