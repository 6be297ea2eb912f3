package dev.slipway.azure.queue;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import dev.slipway.azure.call.Cause;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Turns what the SDK throws into problems, by its reasons and status codes.
final class ServiceBusFailures {
  private static final String ROLES =
      "Give Slipway's identity the roles Azure Service Bus Data Sender and Azure Service Bus Data"
          + " Receiver on the queue, or Azure Service Bus Data Owner on the namespace, which may"
          + " also make the queue and count its messages";

  private final String queue;

  /// @param queue the name of the queue, for whoever reads the problem
  ServiceBusFailures(String queue) {
    this.queue = queue;
  }

  /// Whether a lock had ended, or what it was on is gone.
  static boolean isLockLost(Throwable failure) {
    Optional<ServiceBusFailureReason> reason = reason(failure);
    return reason.isPresent()
        && (reason.get().equals(ServiceBusFailureReason.MESSAGE_LOCK_LOST)
            || reason.get().equals(ServiceBusFailureReason.MESSAGE_NOT_FOUND));
  }

  /// Whether Service Bus does not let in whoever asked. Who was not even told who they are has
  /// another problem.
  static boolean isUnauthorized(Throwable failure) {
    return Cause.of(failure, SlipwayException.class).isEmpty()
        && (reason(failure).filter(ServiceBusFailureReason.UNAUTHORIZED::equals).isPresent()
            || Cause.of(failure, ClientAuthenticationException.class).isPresent()
            || Cause.status(failure) == 401
            || Cause.status(failure) == 403);
  }

  /// Whether a link or a connection ended under the call.
  static boolean isCutOff(Throwable failure) {
    return !isUnauthorized(failure)
        && Cause.of(failure, SlipwayException.class).isEmpty()
        && reason(failure)
            .filter(reason ->
                reason.equals(ServiceBusFailureReason.GENERAL_ERROR)
                    || reason.equals(ServiceBusFailureReason.SERVICE_COMMUNICATION_ERROR))
            .isPresent();
  }

  /// What to throw; an exception that is ours already stays as it is, such as that of our identity,
  /// which the SDK wraps.
  SlipwayException translated(String tried, Throwable failure) {
    return Cause.of(failure, SlipwayException.class)
        .orElseGet(() -> new SlipwayException(problem(tried, failure), failure));
  }

  /// What to throw where the queue does not allow one thing and allows the other.
  SlipwayException missing(String tried, QueueRight right) {
    return new SlipwayException(
        lasting(
            tried,
            "Service Bus does not let Slipway's identity or key %s: the claim %s is missing"
                .formatted(right.action(), right.claim()),
            "Give Slipway's identity the role %s on the queue '%s', or name the connection string of a policy that has %s"
                .formatted(right.role(), queue, right.claim())));
  }

  /// What to throw where the queue allows nothing.
  SlipwayException refused(String tried) {
    return new SlipwayException(refusal(tried));
  }

  private static Problem refusal(String tried) {
    return lasting(tried, "Service Bus refused Slipway's identity or key", ROLES);
  }

  private Problem problem(String tried, Throwable failure) {
    if (isUnauthorized(failure)) {
      return refusal(tried);
    }
    if (isMissing(failure)) {
      return noQueue(ProblemCode.QUEUE_SEND_FAILED, tried, queue);
    }
    Optional<ServiceBusFailureReason> reason = reason(failure);
    if (reason.filter(ServiceBusFailureReason.MESSAGING_ENTITY_DISABLED::equals).isPresent()) {
      return lasting(tried, "The queue is disabled", "Enable the queue in the Azure portal");
    }
    if (reason.filter(ServiceBusFailureReason.QUOTA_EXCEEDED::equals).isPresent()) {
      return passing(
          tried, "The queue is full", "Look at its dead letters, or make the queue larger");
    }
    if (reason.filter(ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED::equals).isPresent()) {
      return lasting(tried, "The message is too large", "Report this as a fault of Slipway");
    }
    return reason.filter(ServiceBusFailureReason.SERVICE_BUSY::equals).isPresent()
            || Cause.status(failure) == 429
            || Cause.status(failure) == 503
        ? passing(
            tried, "Service Bus asked to slow down", "Wait; choose a higher tier if this goes on")
        : unreachable(tried, failure);
  }

  static Problem noQueue(ProblemCode code, String tried, String queue) {
    return Problem.of(
        code,
        tried,
        "Service Bus has no queue '%s'".formatted(queue),
        "Start Slipway with AZURE_CREATE_MISSING=true and the right to make it, or make it"
            + " yourself; look at AZURE_SERVICE_BUS_QUEUE");
  }

  private static boolean isMissing(Throwable failure) {
    return reason(failure)
            .filter(ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND::equals)
            .isPresent()
        || Cause.of(failure, ResourceNotFoundException.class).isPresent()
        || Cause.status(failure) == 404;
  }

  private static Problem unreachable(String tried, Throwable failure) {
    boolean isSilence =
        Cause.of(failure, TimeoutException.class).isPresent()
            || reason(failure).filter(ServiceBusFailureReason.SERVICE_TIMEOUT::equals).isPresent();
    boolean isNetwork =
        Cause.of(failure, IOException.class).isPresent()
            || reason(failure)
                .filter(ServiceBusFailureReason.SERVICE_COMMUNICATION_ERROR::equals)
                .isPresent();
    String why =
        isSilence
            ? "Service Bus did not answer in time"
            : isNetwork
                ? "Service Bus cannot be reached over the network"
                : "Service Bus failed: " + failure.getMessage();
    return passing(tried, why, "Look at the namespace and the way to it if this does not pass");
  }

  private static Problem lasting(String tried, String why, String fix) {
    return Problem.of(ProblemCode.QUEUE_SEND_FAILED, tried, why, fix);
  }

  private static Problem passing(String tried, String why, String fix) {
    return Problem.passing(ProblemCode.QUEUE_SEND_FAILED, tried, why, fix);
  }

  /// Not every part of the SDK translates the conditions of AMQP into its own reasons.
  private static Optional<ServiceBusFailureReason> reason(Throwable failure) {
    return Cause.of(failure, ServiceBusException.class)
        .or(() ->
            Cause.of(failure, AmqpException.class)
                .map(amqp -> new ServiceBusException(amqp, ServiceBusErrorSource.UNKNOWN)))
        .map(ServiceBusException::getReason);
  }
}
