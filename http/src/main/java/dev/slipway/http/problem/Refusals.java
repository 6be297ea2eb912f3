package dev.slipway.http.problem;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;

/// The problems that HTTP itself brings.
public final class Refusals {
  private static final String TRIED = "Tried to answer the request";

  private Refusals() {}

  /// No route has this path.
  public static Problem noSuchPath() {
    return Problem.of(
        ProblemCode.NOT_FOUND,
        TRIED,
        "Nothing is at this path",
        "GET /openapi.json lists every path");
  }

  /// The path takes other methods.
  public static Problem methodNotAllowed(String method, String allowed) {
    return Problem.of(
        ProblemCode.METHOD_NOT_ALLOWED,
        TRIED,
        "%s is not possible at this path".formatted(method),
        "Use one of " + allowed);
  }

  /// The caller accepts none of the formats that there are.
  public static SlipwayException notAcceptable(String offered) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.NOT_ACCEPTABLE,
            TRIED,
            "The Accept header allows none of the formats that this path has",
            "Accept " + offered));
  }

  /// The body has another format than the path takes.
  public static SlipwayException unsupportedMediaType(String expected) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            "Tried to read the request's body",
            "Its Content-Type is missing or is not one that this path takes",
            "Send the body as " + expected));
  }

  /// The request did not come in the time that the server waits.
  public static Problem tooSlow() {
    return Problem.passing(
        ProblemCode.INVALID_REQUEST,
        "Tried to read the request",
        "It came too slowly, or its client fell silent",
        "Send it again over a connection that does not pause");
  }

  /// The body is packed, which no path takes.
  public static Problem packed() {
    return Problem.of(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "Tried to read the request's body",
        "It has a Content-Encoding, and bodies are taken as they are",
        "Send the body without Content-Encoding");
  }

  /// The body is larger than the path takes.
  public static SlipwayException tooLarge(long maxBytes) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.PAYLOAD_TOO_LARGE,
            "Tried to read the request's body",
            "It has more than %,d bytes".formatted(maxBytes),
            "Send less at once"));
  }

  /// The body is not JSON.
  public static Problem malformedJson(String where) {
    return Problem.of(
            ProblemCode.INVALID_REQUEST,
            "Tried to read the request's body",
            "Malformed JSON in request body",
            "Send one JSON value (RFC 8259) in UTF-8")
        .at(where);
  }

  /// Members or parameters have values that cannot be; says all of them at once.
  ///
  /// @param problems one line each: `projectId: is required`
  public static SlipwayException invalid(List<String> problems) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.VALIDATION_ERROR,
                "Tried to read the request",
                problems.size() == 1
                    ? problems.getFirst()
                    : "%d values cannot be used".formatted(problems.size()),
                "Mend every value that the evidence names")
            .withEvidence(problems));
  }

  /// The request breaks HTTP itself, or a limit of it.
  public static Problem badRequest(String why) {
    return Problem.of(
        ProblemCode.INVALID_REQUEST,
        "Tried to read the request",
        why,
        "Send a request as HTTP/1.1 (RFC 9112) has it");
  }

  /// Something that is our fault; the cause is in the service's log.
  public static Problem internal() {
    return Problem.passing(
        ProblemCode.INTERNAL_ERROR,
        TRIED,
        "An unexpected error occurred",
        "Try again; if it stays, look for the request id in the service's log");
  }

  /// There is no room for another one now.
  public static SlipwayException busy(String what) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE, TRIED, what, "Try again in a few seconds"));
  }
}
