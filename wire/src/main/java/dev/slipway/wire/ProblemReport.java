package dev.slipway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a deployment failed: a problem inside another answer.
///
/// @param error the stable code
/// @param message the cause in one or two sentences
/// @param tried what Slipway was doing
/// @param kind `USER`, `RESOURCES`, `EXTERNAL` or `INTERNAL`
/// @param step where in the deployment it happened
/// @param where the place in the user's own terms
/// @param evidence lines that show it
/// @param fix the next action for the reader
/// @param retryable whether the same again may succeed without any change
public record ProblemReport(
    String error,
    String message,
    String tried,
    String kind,
    @Nullable String step,
    @Nullable String where,
    List<String> evidence,
    String fix,
    boolean retryable) {}
