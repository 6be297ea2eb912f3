package dev.slipway.http.health;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.engine.query.Preflight;
import dev.slipway.wire.CheckBody;

/// Turns what was found out into what travels.
public final class CheckBodies {
  private CheckBodies() {}

  /// What was found out about a dependency, all of it.
  public static CheckBody of(Preflight.Finding found) {
    return new CheckBody(
        found.name(),
        word(found.problem().isEmpty()),
        found.detail(),
        found.latency().toMillis(),
        found.permission(),
        found.problem().map(problem -> problem.code().name()).orElse(null),
        found.problem().map(Problem::fix).orElse(null));
  }

  /// Something that is well, and that nobody had to be asked about.
  public static CheckBody well(String name, String detail) {
    return new CheckBody(name, word(true), detail);
  }

  /// Something that is not.
  public static CheckBody ill(String name, String detail, ProblemCode code, String fix) {
    return new CheckBody(name, word(false), detail, null, null, code.name(), fix);
  }

  static String word(boolean healthy) {
    return healthy ? "healthy" : "unhealthy";
  }
}
