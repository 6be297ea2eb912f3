package dev.slipway.domain.plan;

import java.util.function.Function;

/// A value and why it was chosen: `22`, "from engines.node in package.json".
///
/// @param reason a clause for people, which says where the value comes from
public record Chosen<T>(T value, String reason) {
  public static <T> Chosen<T> of(T value, String reason) {
    return new Chosen<>(value, reason);
  }

  /// Another value for the same reason.
  public <R> Chosen<R> map(Function<? super T, ? extends R> change) {
    return new Chosen<>(change.apply(value), reason);
  }
}
