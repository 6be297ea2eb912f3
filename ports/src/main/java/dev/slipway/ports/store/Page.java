package dev.slipway.ports.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Some of many things, and where to go on.
///
/// @param next hand it back for the following page; empty on the last. Opaque to the caller
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /// The first of these, where one more than the limit was looked for to see whether there are
  /// more.
  ///
  /// @param next what the following page begins after, from the last item of this one
  public static <T> Page<T> first(List<T> found, int limit, Function<T, String> next) {
    List<T> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items, found.size() > limit ? Optional.of(next.apply(items.getLast())) : Optional.empty());
  }
}
