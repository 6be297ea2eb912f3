package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// One variable to set.
///
/// @param scope `build` or `runtime`, which is also the default; absent for a secret
/// @param environment where it holds; everywhere when absent
public record VariableSetting(
    String name, String value, @Nullable String scope, @Nullable String environment) {
  /// Without the value, which may be a secret.
  @Override
  public String toString() {
    return "VariableSetting[%s]".formatted(name);
  }
}
