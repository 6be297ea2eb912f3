package dev.slipway.azure.queue;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceExistsException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationAsyncClient;
import com.azure.messaging.servicebus.administration.models.CreateQueueOptions;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Sees to it that the queue is there, and such that notices can be kept in it.
final class QueueSetup {
  /// The engine decides when a deployment is given up, long before this.
  private static final int MAX_DELIVERIES = 2000;

  private static final int MIN_DELIVERIES = 50;
  private static final Duration DUPLICATES_KNOWN_FOR = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(QueueSetup.class);
  private static final String TRIED = "Tried to prepare the queue of notices";

  private final ServiceBusSettings settings;
  private final ServiceBusAdministrationAsyncClient administration;
  private final QueueRights rights;
  private final Calls calls;

  QueueSetup(
      ServiceBusSettings settings,
      ServiceBusAdministrationAsyncClient administration,
      QueueRights rights,
      Calls calls) {
    this.settings = settings;
    this.administration = administration;
    this.rights = rights;
    this.calls = calls;
  }

  void check() {
    Optional<QueueProperties> queue =
        calls.await(
            TRIED,
            administration
                .getQueue(settings.queue())
                .onErrorResume(ResourceNotFoundException.class, _ -> createIfAllowed())
                .onErrorResume(ServiceBusFailures::isUnauthorized, _ -> Mono.empty()));
    queue.ifPresentOrElse(this::verify, this::touch);
  }

  private Mono<QueueProperties> createIfAllowed() {
    return settings.mayCreate() ? create() : Mono.error(new SlipwayException(missing()));
  }

  private Problem missing() {
    return ServiceBusFailures.noQueue(ProblemCode.RESOURCE_MISSING, TRIED, settings.queue())
        .at("queue " + settings.queue());
  }

  private Mono<QueueProperties> create() {
    CreateQueueOptions options =
        new CreateQueueOptions()
            .setLockDuration(settings.lock())
            .setMaxDeliveryCount(MAX_DELIVERIES)
            .setDuplicateDetectionRequired(true)
            .setDuplicateDetectionHistoryTimeWindow(DUPLICATES_KNOWN_FOR)
            .setDeadLetteringOnMessageExpiration(true)
            .setPartitioningEnabled(false);
    return administration
        .createQueue(settings.queue(), options)
        .onErrorResume(
            QueueSetup::wasMadeMeanwhile, _ -> administration.getQueue(settings.queue()));
  }

  private static boolean wasMadeMeanwhile(Throwable failure) {
    return failure instanceof ResourceExistsException
        || (failure instanceof HttpResponseException http
            && http.getResponse().getStatusCode() == 409);
  }

  private void verify(QueueProperties queue) {
    List<String> wrong = new ArrayList<>();
    if (queue.isSessionRequired()) {
      wrong.add("it has sessions");
    }
    if (queue.isPartitioningEnabled()) {
      wrong.add("it is partitioned, so its numbers do not grow");
    }
    if (!queue.getLockDuration().equals(settings.lock())) {
      wrong.add("its locks last %s".formatted(queue.getLockDuration()));
    }
    if (queue.getMaxDeliveryCount() < MIN_DELIVERIES) {
      wrong.add("it gives up after %d deliveries".formatted(queue.getMaxDeliveryCount()));
    }
    if (!wrong.isEmpty()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CONFIGURATION_INVALID,
              TRIED,
              "The queue '%s' cannot be used: %s"
                  .formatted(settings.queue(), String.join(", ", wrong)),
              "Set AZURE_SERVICE_BUS_QUEUE to a name that is free, or make the queue anew: no"
                  + " sessions, no"
                  + " partitions, locks of %s, at least %d deliveries"
                      .formatted(settings.lock(), MIN_DELIVERIES)));
    }
    warnOfDuplicates(queue);
  }

  /// What the SDK sends twice because no answer came is then there twice, which a lease makes
  /// harmless.
  private void warnOfDuplicates(QueueProperties queue) {
    if (!queue.isDuplicateDetectionRequired()) {
      LOG.warn(
          "The queue '{}' does not detect duplicates: a notice may be delivered twice, which costs"
              + " a little time. Only a queue that is made anew can be made to detect them",
          settings.queue());
    }
  }

  /// Whoever may not administer the namespace may still use a queue that somebody else made. How it
  /// was made cannot be seen then.
  private void touch() {
    rights.require(TRIED);
    LOG.info(
        "Slipway may not see how the queue '{}' was made. It needs locks of {}, no sessions, no"
            + " partitions and at least {} deliveries",
        settings.queue(),
        settings.lock(),
        MIN_DELIVERIES);
  }
}
