package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.administration.models.QueueRuntimeProperties;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Counts the messages of a queue. Service Bus tells the numbers to whoever may manage the
/// namespace; anybody else counts what can be browsed, which takes longer and has a limit.
final class MessageCount {
  private static final Logger LOG = LoggerFactory.getLogger(MessageCount.class);

  private final ServiceBusConnection connection;
  private final AtomicBoolean isTold = new AtomicBoolean();

  MessageCount(ServiceBusConnection connection) {
    this.connection = connection;
  }

  /// @param notices all messages that were not put aside
  /// @param letters those that were
  record Counts(long notices, long letters) {
    static Counts of(QueueRuntimeProperties queue) {
      return new Counts(
          queue.getTotalMessageCount() - queue.getDeadLetterMessageCount(),
          queue.getDeadLetterMessageCount());
    }
  }

  /// @param browsed how many notices were browsed just now
  Counts count(String tried, long browsed) {
    Optional<Counts> told =
        connection
            .calls()
            .await(
                tried,
                connection
                    .administration()
                    .getQueueRuntimeProperties(connection.settings().queue())
                    .map(Counts::of)
                    .onErrorResume(ServiceBusFailures::isUnauthorized, _ -> Mono.empty()));
    return told.orElseGet(() -> {
      tellOnce();
      return new Counts(browsed, connection.letters().count(tried));
    });
  }

  private void tellOnce() {
    if (isTold.compareAndSet(false, true)) {
      LOG.info(
          "Slipway may not manage the namespace, so it counts what it can browse: at most {}"
              + " notices and {} dead letters. The role Azure Service Bus Data Owner would tell"
              + " all",
          WaitingRoom.MAX_SEEN,
          Letters.MAX_COUNTED);
    }
  }
}
