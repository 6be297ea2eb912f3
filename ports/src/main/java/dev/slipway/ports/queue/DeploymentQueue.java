package dev.slipway.ports.queue;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Brings notices to workers at least once. Delivery is in turn over fair keys: however many
/// notices one key has waiting, each other key's next one is delivered before this key's next but
/// one. Where several processes receive, each lets the keys take turns by what it delivered itself.
///
/// A delivery is locked for [#LOCK]; unless renewed or settled by then, its notice is delivered
/// again. Settling a delivery whose lock has ended does nothing, as the notice belongs to somebody
/// else by then.
///
/// Every method throws a `SlipwayException` with a retryable `QUEUE_SEND_FAILED` when the queue
/// cannot be reached.
public interface DeploymentQueue {
  /// How long a delivery is locked for its receiver.
  Duration LOCK = Duration.ofSeconds(60);

  /// Takes a notice in, to be delivered after a delay. When this returns, the notice is durable. A
  /// second notice of a deployment may be merged with a waiting one.
  void send(Notice notice, Duration delay);

  /// Deliveries that are due, at most `max`, waiting for the first one as long as `patience`. Empty
  /// when none came. Returns early, and empty, when the thread is interrupted, leaving it
  /// interrupted.
  List<Delivery> receive(int max, Duration patience);

  /// Prolongs the lock; false when it had ended.
  boolean renew(Delivery delivery);

  /// The notice needs no more attention.
  void complete(Delivery delivery);

  /// Hands the notice back, to be delivered again after a delay.
  void retryLater(Delivery delivery, Duration delay);

  /// Puts the notice aside among the dead letters, with the reason. A deployment has one letter at
  /// most: when it has one, that one stays as it is and the notice is gone.
  void deadLetter(Delivery delivery, Problem reason);

  /// The deployments that have a notice here, whether it waits or is delivered. Notices come and go
  /// meanwhile, so this tells only whose notice was certainly not lost before.
  Set<DeploymentId> noticed();

  /// How much is waiting.
  QueueDepth depth();
}
