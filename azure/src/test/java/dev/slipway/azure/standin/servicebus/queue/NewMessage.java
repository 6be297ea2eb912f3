package dev.slipway.azure.standin.servicebus.queue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A message on its way in.
///
/// @param id what duplicates are known by; empty when the sender gave none
/// @param content the encoded message, which a queue does not look into
public record NewMessage(
    String id,
    Optional<String> session,
    Optional<Duration> timeToLive,
    Optional<Instant> scheduledFor,
    ByteBuffer content) {}
