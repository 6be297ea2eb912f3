package dev.slipway.ports.queue;

import java.util.List;
import java.util.Optional;

/// Notices that were put aside, for an operator to look at.
///
/// Every method throws a `SlipwayException` with a retryable `QUEUE_SEND_FAILED` when the queue
/// cannot be reached.
public interface DeadLetters {
  /// The oldest ones, without taking them away.
  List<DeadLetter> peek(int limit);

  Optional<DeadLetter> find(String id);

  /// Takes one away for good; false when it is not there (any more), so that of two at once one is
  /// told true.
  boolean discard(String id);
}
