package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.access.Keys;
import java.util.Optional;

/// Access keys. Whoever has what once was a key hears why it opens nothing any more.
final class KeyTokens implements Authenticator {
  private final Keys keys;

  KeyTokens(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Optional<Caller> caller(String token) {
    Optional<Caller> caller = keys.caller(token);
    if (caller.isEmpty()) {
      keys.refusal(token).ifPresent(KeyTokens::refuse);
    }
    return caller;
  }

  private static void refuse(String why) {
    throw new SlipwayException(
        Problem.of(
            ProblemCode.UNAUTHORIZED,
            "Tried to check who is asking",
            why,
            "Ask an admin of your organization for a new key"));
  }
}
