package dev.slipway.wire;

import java.time.Instant;

/// One line of a deployment's log.
///
/// @param position an opaque cursor: as `after` it asks for the lines behind this one
/// @param step the step that said it
/// @param stream `system`, `stdout` or `stderr`
/// @param text without line end
public record LogLineBody(String position, Instant at, String step, String stream, String text) {}
