package dev.slipway.cli;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// A command line that was not understood.
///
/// @param what is wrong: `Unknown option: '--nope'`
/// @param meant what was meant perhaps; empty when nothing is alike
/// @param command where its help is: `slipway deploy`
record Misunderstanding(String what, List<String> meant, String command) {
  static Misunderstanding of(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return new Misunderstanding(what(unmatched), unmatched.getSuggestions(), command);
    }
    return new Misunderstanding(String.valueOf(e.getMessage()), List.of(), command);
  }

  private static String what(UnmatchedArgumentException e) {
    boolean isCommand = !e.isUnknownOption() && !e.getCommandLine().getSubcommands().isEmpty();
    return isCommand
        ? "There is no command '%s'".formatted(e.getUnmatched().getFirst())
        : String.valueOf(e.getMessage());
  }

  /// As people read it.
  Stream<String> lines() {
    return Stream.concat(Stream.of(what), fixes());
  }

  /// As programs read it.
  Problem problem() {
    return Problem.of(
        ProblemCode.INVALID_REQUEST,
        "Tried to read the command line",
        what,
        String.join(" ", fixes().toList()));
  }

  private Stream<String> fixes() {
    String help = "See: %s --help".formatted(command);
    return meant.isEmpty()
        ? Stream.of(help)
        : Stream.of("Did you mean %s?".formatted(String.join(", or ", meant)), help);
  }
}
