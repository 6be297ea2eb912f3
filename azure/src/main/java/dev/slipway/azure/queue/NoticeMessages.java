package dev.slipway.azure.queue;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.amqp.models.AmqpMessageBodyType;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.queue.Notice;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Notices as messages: `{"version":1,"deployment":"deploy_…","organization":"acme"}`.
final class NoticeMessages {
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 4096;
  private static final String DELIVERIES = "slipway-deliveries";

  private final ObjectMapper mapper = new ObjectMapper();

  /// @param id what the queue knows duplicates by
  /// @param deliveries how often the notice had been delivered in earlier messages
  ServiceBusMessage write(Notice notice, String id, int deliveries) {
    Map<String, Object> body =
        Map.of(
            "version",
            VERSION,
            "deployment",
            notice.deployment().value(),
            "organization",
            notice.fairKey().value());
    try {
      ServiceBusMessage message =
          new ServiceBusMessage(BinaryData.fromBytes(mapper.writeValueAsBytes(body)))
              .setMessageId(id)
              .setContentType("application/json");
      message.getApplicationProperties().put(DELIVERIES, deliveries);
      return message;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings and numbers can be written", e);
    }
  }

  /// The notice; empty for a message that no service of this age could have sent.
  Optional<Notice> read(ServiceBusReceivedMessage message) {
    AmqpMessageBody body = message.getRawAmqpMessage().getBody();
    return body.getBodyType() == AmqpMessageBodyType.DATA
        ? read(body.getFirstData())
        : Optional.empty();
  }

  private Optional<Notice> read(byte[] body) {
    if (body.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      JsonNode json = mapper.readTree(body);
      return json != null && json.path("version").asInt() == VERSION
          ? Optional.of(
              new Notice(
                  new DeploymentId(json.path("deployment").asText()),
                  new OrganizationId(json.path("organization").asText())))
          : Optional.empty();
    } catch (IOException | SlipwayException _) {
      return Optional.empty();
    }
  }

  /// How often the notice was delivered, this time included.
  int deliveries(ServiceBusReceivedMessage message) {
    int earlier =
        message.getApplicationProperties().get(DELIVERIES) instanceof Integer count ? count : 0;
    return earlier + (int) message.getDeliveryCount() + 1;
  }
}
