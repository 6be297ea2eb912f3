package dev.slipway.ports.log;

import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;

/// A line and where it stands.
public record PositionedLine(LogPosition position, LogLine line) {}
