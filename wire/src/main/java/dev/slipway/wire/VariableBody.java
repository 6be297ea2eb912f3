package dev.slipway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An environment variable or a secret of a project, in requests and answers.
///
/// @param scope `build`, `runtime` or `secret`
/// @param environment where it holds; everywhere when absent
/// @param value never answered for a secret
/// @param version which version of a secret holds
/// @param follows the secret of others whose value it takes over: `keyvault:payment-key`
/// @param setAt when it got its value; absent where that was not noted yet
public record VariableBody(
    String name,
    String scope,
    @Nullable String environment,
    @Nullable String value,
    @Nullable Integer version,
    @Nullable String follows,
    @Nullable Instant setAt) {}
