package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.access.Grant;
import dev.slipway.azure.standin.servicebus.access.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.message.Message;

/// The token node of one connection, and what the tokens that it was given allow.
final class Tokens implements RequestNode {
  static final String ADDRESS = "$cbs";

  private final Service service;
  private final List<Grant> grants = new ArrayList<>();

  Tokens(Service service) {
    this.service = service;
  }

  boolean allow(Right right, String address) {
    String entity = address.toLowerCase(Locale.ROOT);
    return grants.stream()
        .anyMatch(grant -> grant.allows(right, entity, service.clock().instant()));
  }

  boolean allowAnything(String address) {
    return allow(Right.LISTEN, address) || allow(Right.SEND, address);
  }

  @Override
  public Optional<Reply> answer(Message request) {
    if (!"put-token".equals(request.getApplicationProperties().getValue().get("operation"))) {
      return Optional.of(Reply.ofTokenNode(501, "Only put-token is known"));
    }
    Optional<Grant> grant =
        request.getBody() instanceof AmqpValue body && body.getValue() instanceof String token
            ? service.tokens().check(token, service.clock().instant())
            : Optional.empty();
    grant.ifPresent(grants::add);
    return Optional.of(
        grant.isPresent()
            ? Reply.ofTokenNode(202, "Accepted")
            : Reply.ofTokenNode(401, "InvalidSignature: the token has an invalid signature"));
  }
}
