package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.access.TokenCheck;
import dev.slipway.azure.standin.servicebus.queue.Namespace;
import java.time.InstantSource;

/// What all connections share.
public record Service(Namespace namespace, TokenCheck tokens, Faults faults, InstantSource clock) {}
