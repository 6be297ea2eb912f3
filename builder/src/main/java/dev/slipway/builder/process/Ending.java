package dev.slipway.builder.process;

/// How a command came to its end. Nothing of it runs any more.
public sealed interface Ending {
  /// By itself.
  ///
  /// @param code its exit code; 128 and a signal's number when the signal ended it
  record Exited(int code) implements Ending {}

  /// It ran longer than it may.
  record TookTooLong() implements Ending {}

  /// It printed more than it may.
  record PrintedTooMuch() implements Ending {}

  /// Its workspace grew larger than it may.
  ///
  /// @param bytes what it may hold
  record WroteTooMuch(long bytes) implements Ending {}

  /// While it ran, the disk came to its end.
  ///
  /// @param reserveBytes what has to stay free
  record FilledDisk(long reserveBytes) implements Ending {}
}
