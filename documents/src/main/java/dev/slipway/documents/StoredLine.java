package dev.slipway.documents;

import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;

/// A line of a log with its position: one document of a log.
public record StoredLine(LogPosition position, LogLine line) {}
