package dev.slipway.cli.command;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What must not stand on the command line: typed unseen on a terminal, or else all of standard
/// input.
record UnseenInput(Surroundings surroundings) {
  /// Whether a person can be asked.
  boolean canAsk() {
    return surroundings.onTerminal() && terminal().isPresent();
  }

  /// What is typed; empty when the input ended first.
  Optional<String> typed(String prompt) {
    return terminal().map(terminal -> terminal.readPassword("%s", prompt)).map(String::new);
  }

  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /// What comes, without the line end that `echo` and editors put behind it; empty when nothing
  /// does.
  Optional<String> piped(int maxBytes) {
    try {
      byte[] bytes = surroundings.in().readNBytes(maxBytes);
      return bytes.length == 0
          ? Optional.empty()
          : Optional.of(new String(bytes, StandardCharsets.UTF_8).replaceFirst("\r?\n$", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
