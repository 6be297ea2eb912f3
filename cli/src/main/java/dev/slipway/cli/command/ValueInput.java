package dev.slipway.cli.command;

import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Variable;

/// Values of variables that are not on the command line.
final class ValueInput {
  private static final int MAX_BYTES = 4 * Variable.MAX_LENGTH;

  private final UnseenInput input;
  private final int names;

  /// @param names how many variables are set at once
  ValueInput(Surroundings surroundings, int names) {
    this.input = new UnseenInput(surroundings);
    this.names = names;
  }

  String ask(String name) {
    if (input.canAsk()) {
      return input
          .typed("Value of %s: ".formatted(name))
          .orElseThrow(() -> nothing("The input ended before a value was typed"));
    }
    if (names > 1) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read the values of several variables",
              "Standard input can hold one value",
              "Set one variable at a time"));
    }
    return input.piped(MAX_BYTES).orElseThrow(() -> nothing("Nothing came on standard input"));
  }

  /// An empty value can be meant, but hardly like this.
  private static SlipwayException nothing(String why) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.INVALID_REQUEST,
            "Tried to read a variable's value",
            why,
            "Write `NAME=` for an empty value"));
  }
}
