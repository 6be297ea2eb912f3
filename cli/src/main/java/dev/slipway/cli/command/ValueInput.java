package dev.slipway.cli.command;

import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Variable;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Values that are not on the command line: typed unseen, or all of standard input.
final class ValueInput {
  private static final int MAX_BYTES = 4 * Variable.MAX_LENGTH;

  private final Surroundings surroundings;
  private final int names;

  /// @param names how many variables are set at once
  ValueInput(Surroundings surroundings, int names) {
    this.surroundings = surroundings;
    this.names = names;
  }

  String ask(String name) {
    Optional<Console> terminal = Optional.ofNullable(System.console());
    if (surroundings.onTerminal() && terminal.isPresent()) {
      return typed(terminal.get(), name);
    }
    if (names > 1) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read the values of several variables",
              "Standard input can hold one value",
              "Set one variable at a time"));
    }
    return fromInput();
  }

  private static String typed(Console terminal, String name) {
    char[] typed = terminal.readPassword("Value of %s: ", name);
    if (typed == null) {
      throw nothing("The input ended before a value was typed");
    }
    return new String(typed);
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

  /// Without the line end that `echo` and editors put behind it.
  private String fromInput() {
    try {
      byte[] bytes = surroundings.in().readNBytes(MAX_BYTES);
      if (bytes.length == 0) {
        throw nothing("Nothing came on standard input");
      }
      return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\r?\n$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
