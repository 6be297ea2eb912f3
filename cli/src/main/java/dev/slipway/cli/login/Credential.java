package dev.slipway.cli.login;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;

/// What proves to a server who asks.
///
/// @param origin where it was found
public record Credential(Secret key, Origin origin) {
  /// Where a credential is found; what comes first goes before what comes later.
  public enum Origin {
    VARIABLE("SLIPWAY_TOKEN"),
    LOGIN("login"),
    MACHINE("SLIPWAY_HOME/token");

    private final String place;

    Origin(String place) {
      this.place = place;
    }

    /// Its place for people: `SLIPWAY_TOKEN`.
    public String place() {
      return place;
    }
  }

  /// A key as it was given. What cannot stand in a header is refused and not repeated, as it may be
  /// a secret.
  public static Secret key(String given) {
    if (!given.matches("[!-~]+")) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read the key for the server",
              "It is empty or has characters that no key has",
              "Give the one line that `slipway keys create` printed, to `slipway login` or in SLIPWAY_TOKEN"));
    }
    return Secret.of(given);
  }
}
