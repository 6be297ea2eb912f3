package dev.slipway.wire;

import java.util.List;

/// The answer to a batch.
///
/// @param accepted how many entries were accepted
/// @param items an answer for each entry, in the order of the entries
public record BatchBody(int accepted, List<BatchAnswer> items) {}
