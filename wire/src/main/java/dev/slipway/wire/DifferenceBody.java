package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// One thing that is not the same in two configurations of a project. A long value is cut short.
///
/// @param name of the variable, or the key of the setting
/// @param kind `setting`, `build`, `runtime` or `secret`
/// @param environment where it holds; everywhere when absent
/// @param before what it was: a setting as JSON, a secret as its version; absent when it was not
///   set
/// @param after what it is then, in the same way
/// @param text the same in words
public record DifferenceBody(
    String name,
    String kind,
    @Nullable String environment,
    @Nullable String before,
    @Nullable String after,
    String text) {}
