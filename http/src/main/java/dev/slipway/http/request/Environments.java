package dev.slipway.http.request;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;

/// Environments by their names.
public final class Environments {
  private Environments() {}

  /// The environment; `VALIDATION_ERROR` when there is none of that name.
  public static Environment parse(String id) {
    return Environment.byId(id)
        .orElseThrow(() ->
            new SlipwayException(
                Problem.of(
                        ProblemCode.VALIDATION_ERROR,
                        "Tried to read an environment",
                        "There is no environment of this name",
                        "Use development, staging or production")
                    .at("environment")));
  }
}
