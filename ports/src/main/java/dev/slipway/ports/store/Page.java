package dev.slipway.ports.store;

import java.util.List;
import java.util.Optional;

/// Some of many things, and where to go on.
///
/// @param next hand it back for the following page; empty on the last. Opaque to the caller
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }
}
