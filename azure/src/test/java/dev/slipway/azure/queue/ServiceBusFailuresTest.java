package dev.slipway.azure.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpErrorContext;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusException;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceBusFailuresTest {
  private final ServiceBusFailures failures = new ServiceBusFailures("deployments");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNAUTHORIZED_ACCESS     | false | Service Bus refused Slipway's identity or key",
        "NOT_FOUND               | false | Service Bus has no queue 'deployments'",
        "ENTITY_DISABLED_ERROR   | false | The queue is disabled",
        "LINK_PAYLOAD_SIZE_EXCEEDED | false | The message is too large",
        "RESOURCE_LIMIT_EXCEEDED | true  | The queue is full",
        "SERVER_BUSY_ERROR       | true  | Service Bus asked to slow down",
        "TIMEOUT_ERROR           | true  | Service Bus did not answer in time",
        "INTERNAL_ERROR          | true  | Service Bus failed: it said no",
      })
  void aConditionOfAmqpIsAProblem(AmqpErrorCondition condition, boolean mayPass, String why) {
    AmqpException plain =
        new AmqpException(true, condition, "it said no", new AmqpErrorContext("here"));

    assertThat(problem(new ServiceBusException(plain, ServiceBusErrorSource.SEND)))
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(ProblemCode.QUEUE_SEND_FAILED);
          assertThat(problem.tried()).isEqualTo("Tried to send a notice");
          assertThat(problem.retryable()).isEqualTo(mayPass);
          assertThat(problem.why()).startsWith(why);
        });
    assertThat(problem(plain).retryable()).isEqualTo(mayPass);
  }

  @Test
  void aWayThatIsNotThereMayBeThereLater() {
    assertThat(problem(new IllegalStateException(new ConnectException())).why())
        .isEqualTo("Service Bus cannot be reached over the network");
    assertThat(problem(new UnknownHostException("nowhere")).retryable()).isTrue();
    assertThat(problem(new TimeoutException()).why())
        .isEqualTo("Service Bus did not answer in time");
  }

  @Test
  void anIdentityThatGetsNoTokenIsToldTheRoles() {
    Problem problem = problem(new ClientAuthenticationException("no", null));

    assertThat(problem.fix()).contains("Data Sender", "Data Receiver", "Data Owner");
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void aProblemOfOurIdentityIsToldAsItIsWhateverWrapsIt() {
    SlipwayException refused =
        new SlipwayException(
            Problem.of(ProblemCode.IDENTITY_REFUSED, "Tried", "The secret has expired", "Renew"));

    assertThat(
            failures.translated(
                "Tried to send a notice",
                new ServiceBusException(refused, ServiceBusErrorSource.SEND)))
        .isSameAs(refused);
  }

  @Test
  void whatIsAProblemAlreadyStaysAsItIs() {
    SlipwayException ours =
        new SlipwayException(Problem.of(ProblemCode.INTERNAL_ERROR, "a", "b", "c"));

    assertThat(failures.translated("Tried to send a notice", ours)).isSameAs(ours);
  }

  private Problem problem(Throwable failure) {
    return failures.translated("Tried to send a notice", failure).problem();
  }
}
