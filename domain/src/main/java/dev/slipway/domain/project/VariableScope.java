package dev.slipway.domain.project;

import java.util.Locale;

/// When an environment variable of a project is present.
public enum VariableScope {
  /// While the project is installed and built; part of what names the artifact.
  BUILD,
  /// While a release runs; a change needs a new release but no build.
  RUNTIME,
  /// While a release runs, kept encrypted, never shown again and redacted wherever text leaves the
  /// service.
  SECRET;

  /// The name used on every surface: `runtime`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
