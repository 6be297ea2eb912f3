package dev.slipway.domain.access;

/// Somebody who has proved who they are.
public record Caller(CallerId id, Grant grant) {
  /// Whoever has the token that the service made for its own machine.
  public static final Caller MACHINE = new Caller(CallerId.MACHINE, Grant.platform());

  /// Everybody, where nobody has to prove who they are.
  public static final Caller ANYONE = new Caller(CallerId.ANYONE, Grant.platform());
}
