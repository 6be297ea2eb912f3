package dev.slipway.engine.retention;

import java.util.Locale;

/// What is collected.
public enum Kind {
  DEPLOYMENT,
  LOG,
  DEAD_LETTER,
  ACTIVATION,
  RELEASE,
  SOURCE,
  CONTENT,
  ARTIFACT,
  SECRET,
  WORKSPACE,
  TOOLCHAIN;

  /// Its name over the API: `dead-letter`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
