package dev.slipway.builder.output;

/// How much a build may yield.
///
/// @param files how many files
/// @param bytes their sizes together
public record OutputBounds(int files, long bytes) {}
