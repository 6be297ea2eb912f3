package dev.slipway.domain.log;

import dev.slipway.domain.deployment.Step;
import java.time.Instant;

/// One line of a deployment's log, already redacted.
///
/// @param text without line end; at most [#MAX_LENGTH] characters
public record LogLine(Instant at, Step step, LogStream stream, String text) {
  /// Longer lines are cut and end with an ellipsis.
  public static final int MAX_LENGTH = 8_192;

  public LogLine {
    text = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
  }
}
