/// Speaks AMQP 1.0 as Service Bus does: connections, links, tokens and the management node. All of
/// it belongs to the broker's one thread.
@NullMarked
package dev.slipway.azure.standin.servicebus.amqp;

import org.jspecify.annotations.NullMarked;
