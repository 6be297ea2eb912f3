package dev.slipway.azure.standin.servicebus.amqp;

import java.util.Optional;
import org.apache.qpid.proton.message.Message;

/// A node that answers requests.
@FunctionalInterface
interface RequestNode {
  /// The reply; empty to leave whoever asked waiting.
  Optional<Reply> answer(Message request);
}
