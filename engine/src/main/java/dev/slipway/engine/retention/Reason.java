package dev.slipway.engine.retention;

import java.util.Locale;

/// Why something is collected.
public enum Reason {
  TOO_OLD("older than deployments are kept"),
  TOO_MANY("more than deployments are kept of a project and environment"),
  NO_TARGET("nobody can return to it any more"),
  DEPLOYMENT_GONE("its deployment is not kept"),
  PROJECT_GONE("its project is gone"),
  UNNAMED("nothing that is kept names it"),
  DISK_LIMIT("the disk limit was exceeded");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /// Its name over the API: `disk-limit`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The same for people, after "because".
  public String text() {
    return text;
  }
}
