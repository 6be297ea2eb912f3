package dev.slipway.cli.client;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.wire.ProblemBody;
import dev.slipway.wire.ProblemReport;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Problems that come over the wire, and those of the wire itself.
public final class Problems {
  private static final String TALK = "Tried to talk to the server";

  private Problems() {}

  /// A problem inside a deployment's status.
  public static Problem of(ProblemReport report) {
    return problem(
        report.error(),
        report.kind(),
        report.tried(),
        report.where(),
        report.message(),
        report.fix(),
        report.retryable(),
        report.evidence());
  }

  /// A refused or failed request.
  public static Problem of(ProblemBody body) {
    return problem(
        body.error(),
        body.kind(),
        body.title(),
        body.where(),
        body.detail(),
        Advice.on(body.error()).orElse(body.fix()),
        body.retryable(),
        body.evidence());
  }

  /// The problem as it is printed for programs.
  public static ProblemReport report(Problem problem) {
    return new ProblemReport(
        problem.code().name(),
        problem.why(),
        problem.tried(),
        problem.kind().name(),
        null,
        problem.where().isEmpty() ? null : problem.where(),
        problem.evidence(),
        problem.fix(),
        problem.retryable());
  }

  static Problem unreachable(URI server, String why) {
    return Problem.passing(
            ProblemCode.SERVER_UNREACHABLE,
            TALK,
            why,
            "Start it with `slipway server`, or name another one with --server")
        .at(server.toString());
  }

  static Problem noServer(Path home) {
    return Problem.of(
            ProblemCode.SERVER_UNREACHABLE,
            "Tried to find the server of this machine",
            "None runs",
            "`slipway deploy` starts one, and so does `slipway server`; --server names another one")
        .at(home.toString());
  }

  /// @param refusal what the server says of the key
  static Problem unauthorized(URI server, Optional<String> refusal) {
    return unauthorized(server, refusal.orElse("The server does not accept the key"));
  }

  /// No key was sent to a server that wants one.
  static Problem unidentified(URI server) {
    return unauthorized(server, "The server wants to know who asks, and there is no key for it");
  }

  private static Problem unauthorized(URI server, String why) {
    return Problem.of(
            ProblemCode.UNAUTHORIZED,
            TALK,
            why,
            "Log in with `slipway login --server %s`, or set SLIPWAY_TOKEN to a key of this server"
                .formatted(server))
        .at(server.toString());
  }

  /// @param cause why no secure connection came about
  static Problem insecure(URI server, SSLException cause) {
    return Problem.of(
            ProblemCode.SERVER_UNREACHABLE,
            TALK,
            "Its certificate is not trusted here, or it does not speak TLS: " + cause.getMessage(),
            "Check the address. Where the certificate is of an authority of your own, let Java"
                + " trust it: JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE")
        .at(server.toString());
  }

  static Problem strange(URI server, String why) {
    return Problem.of(
            ProblemCode.INTERNAL_ERROR,
            TALK,
            "The answer is not one that Slipway gives: " + why,
            "Check that --server names a Slipway server of this version")
        .at(server.toString());
  }

  private static Problem problem(
      @Nullable String code,
      @Nullable String kind,
      @Nullable String tried,
      @Nullable String where,
      @Nullable String why,
      @Nullable String fix,
      boolean retryable,
      @Nullable List<String> evidence) {
    return new Problem(
        code(code, kind),
        Objects.requireNonNullElse(tried, TALK),
        Objects.requireNonNullElse(where, ""),
        Objects.requireNonNullElse(why, "The server gave no reason"),
        Objects.requireNonNullElse(fix, "See the server's log"),
        retryable,
        evidence == null ? List.of() : evidence.stream().filter(Objects::nonNull).toList());
  }

  /// The code by its name; of a newer server's codes at least the kind is kept.
  private static ProblemCode code(@Nullable String name, @Nullable String kind) {
    return byName(ProblemCode.values(), name)
        .orElseGet(() ->
            byName(ProblemKind.values(), kind)
                .map(Problems::anyOf)
                .orElse(ProblemCode.INTERNAL_ERROR));
  }

  private static ProblemCode anyOf(ProblemKind kind) {
    return switch (kind) {
      case USER -> ProblemCode.INVALID_REQUEST;
      case RESOURCES -> ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED;
      case EXTERNAL -> ProblemCode.REGISTRY_UNREACHABLE;
      case INTERNAL -> ProblemCode.INTERNAL_ERROR;
    };
  }

  private static <E extends Enum<E>> Optional<E> byName(E[] values, @Nullable String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }
}
