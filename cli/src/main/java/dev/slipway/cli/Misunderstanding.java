package dev.slipway.cli;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// A command line that was not understood.
///
/// @param what is wrong: `Unknown option: '--nope'`
/// @param meant what was meant perhaps; the most alike
/// @param command where its help is: `slipway deploy`
record Misunderstanding(String what, Optional<String> meant, String command) {
  static Misunderstanding of(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return new Misunderstanding(
          what(unmatched), unmatched.getSuggestions().stream().findFirst(), command);
    }
    return new Misunderstanding(String.valueOf(e.getMessage()), Optional.empty(), command);
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
    return Stream.concat(meant.map("Did you mean %s?"::formatted).stream(), Stream.of(help));
  }
}
