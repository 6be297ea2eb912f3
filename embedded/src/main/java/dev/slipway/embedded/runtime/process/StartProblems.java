package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;
import java.util.stream.Collectors;

/// Says why an app did not start, and what its author can do.
final class StartProblems {
  private static final String TRIED = "Tried to start the app";

  private StartProblems() {}

  static SlipwayException of(Readiness readiness, int port, String path, List<String> lines) {
    Problem problem =
        switch (readiness) {
          case Readiness.Ready _ ->
              throw new IllegalArgumentException("a healthy app is no problem");
          case Readiness.Exited(int code) -> exited(code);
          case Readiness.WrongPort wrong -> wrongPort(wrong, port);
          case Readiness.UnreachableAddress unreachable -> unreachable(unreachable, port);
          case Readiness.Silent _ ->
              Problem.of(
                  ProblemCode.APP_UNHEALTHY,
                  TRIED,
                  "It runs but does not listen on any port",
                  "Let it listen on the port in the variable PORT, and begin to listen before it waits for other things such as a database");
          case Readiness.Unhealthy(String last) -> unhealthy(last, path);
        };
    return new SlipwayException(problem.withEvidence(lines));
  }

  private static Problem exited(int code) {
    String fix =
        code == 128 + 9
            ? "It was killed, most likely for want of memory: let it use less"
            : "Mend what its last lines say; a missing variable can be set with `slipway env`";
    return Problem.of(
        ProblemCode.APP_EXITED,
        TRIED,
        "It ended with exit code %d before it answered".formatted(code),
        fix);
  }

  private static Problem wrongPort(Readiness.WrongPort wrong, int port) {
    String ports = wrong.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return Problem.of(
        ProblemCode.APP_WRONG_PORT,
        TRIED,
        "It listens on port %s, but must listen on the port in the variable PORT, which was %d"
            .formatted(ports, port),
        "Use process.env.PORT in place of the fixed port");
  }

  private static Problem unreachable(Readiness.UnreachableAddress unreachable, int port) {
    return Problem.of(
        ProblemCode.APP_UNREACHABLE_ADDRESS,
        TRIED,
        "It listens on port %d only at %s, where traffic does not come from"
            .formatted(port, String.join(", ", unreachable.addresses())),
        "Let it listen at the address in the variable HOST, or at 0.0.0.0");
  }

  private static Problem unhealthy(String last, String path) {
    return Problem.of(
            ProblemCode.APP_UNHEALTHY,
            TRIED,
            "It listens, but when asked for %s it %s".formatted(path, last),
            "Make that path answer with a status below 500, or name another one as healthPath in slipway.json")
        .at(path);
  }
}
