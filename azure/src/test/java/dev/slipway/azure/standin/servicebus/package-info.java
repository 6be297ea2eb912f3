/// A stand-in for Azure Service Bus: an AMQP 1.0 broker and the administration interface, with
/// queues that do what those of Service Bus do and refuse what those refuse.
@NullMarked
package dev.slipway.azure.standin.servicebus;

import org.jspecify.annotations.NullMarked;
