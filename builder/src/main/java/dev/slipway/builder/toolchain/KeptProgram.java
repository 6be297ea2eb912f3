package dev.slipway.builder.toolchain;

import java.nio.file.Path;
import java.time.Instant;

/// A program that was downloaded and may be removed.
///
/// @param name with its version, as in the description of a [Toolchain]: `node@22.21.1`
/// @param lastUsed when somebody last asked for it
public record KeptProgram(String name, Path directory, Instant lastUsed) {}
