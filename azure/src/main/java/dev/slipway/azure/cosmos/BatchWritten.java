package dev.slipway.azure.cosmos;

import java.util.List;
import java.util.Optional;

/// How a batch went.
public sealed interface BatchWritten {
  /// All of it is durable.
  ///
  /// @param items as they are now, by the number of the write; empty for a deleted one
  record Done(List<Optional<Item>> items) implements BatchWritten {}

  /// Nothing was changed, because of one of the writes.
  ///
  /// @param write its number from 0
  /// @param why what stood in its way
  record Refused(int write, Reason why) implements BatchWritten {}

  /// What can stand in the way of a write.
  enum Reason {
    /// An item with that key is there.
    TAKEN,
    /// The item is not there.
    MISSING,
    /// The item is there, but not as it was expected.
    CHANGED
  }

  default boolean isDone() {
    return this instanceof Done;
  }
}
