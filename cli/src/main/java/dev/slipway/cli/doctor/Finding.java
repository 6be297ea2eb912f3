package dev.slipway.cli.doctor;

/// What a check found.
///
/// @param what the checked thing: `disk`
/// @param detail what was seen
/// @param fix the next action; empty when all is well
public record Finding(String what, Level level, String detail, String fix) {
  /// How it stands.
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String what, String detail) {
    return new Finding(what, Level.OK, detail, "");
  }

  static Finding warn(String what, String detail, String fix) {
    return new Finding(what, Level.WARN, detail, fix);
  }

  static Finding fail(String what, String detail, String fix) {
    return new Finding(what, Level.FAIL, detail, fix);
  }
}
