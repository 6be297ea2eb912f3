package dev.slipway.wire;

import java.util.List;

/// What was found out about the configuration of a service that does not run, and about what it
/// would depend on.
public record PreflightBody(List<CheckBody> checks) {
  public PreflightBody {
    checks = List.copyOf(checks);
  }
}
