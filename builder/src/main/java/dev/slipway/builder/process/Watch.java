package dev.slipway.builder.process;

import java.util.Optional;

/// Looks again and again, a few times a second, at what a running command does to its machine.
@FunctionalInterface
public interface Watch {
  /// How the command ends now, if it must.
  Optional<Ending> look();

  /// Lets it do what it does.
  static Watch none() {
    return Optional::empty;
  }
}
