package dev.slipway.azure.standin.servicebus.amqp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;

/// What a node answers to a request.
record Reply(Map<String, Object> properties, Map<String, Object> body) {
  static Reply ofTokenNode(int status, String description) {
    return new Reply(Map.of("status-code", status, "status-description", description), Map.of());
  }

  static Reply ok(Map<String, Object> body) {
    return new Reply(Map.of("statusCode", 200, "statusDescription", "OK"), body);
  }

  static Reply nothing() {
    return new Reply(Map.of("statusCode", 204, "statusDescription", "No Content"), Map.of());
  }

  static Reply refused(int status, String condition, String description) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("statusCode", status);
    properties.put("statusDescription", description);
    properties.put("errorCondition", Symbol.valueOf(condition));
    return new Reply(properties, Map.of());
  }

  /// As the answer to a request.
  Message to(Message request) {
    Message message = Proton.message();
    message.setCorrelationId(request.getMessageId());
    message.setApplicationProperties(new ApplicationProperties(new LinkedHashMap<>(properties)));
    message.setBody(new AmqpValue(body));
    return message;
  }
}
