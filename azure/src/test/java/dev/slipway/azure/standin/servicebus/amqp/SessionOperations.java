package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.qpid.proton.amqp.Binary;

/// What a management node does with sessions. Only a session that is held can be spoken of.
final class SessionOperations {
  private static final int LOCK_LOST = 410;

  private final MessageQueue queue;
  private final InstantSource clock;

  SessionOperations(MessageQueue queue, InstantSource clock) {
    this.queue = queue;
    this.clock = clock;
  }

  Reply renew(Arguments arguments) {
    return ofHeld(
        arguments,
        session ->
            Map.of("expiration", Date.from(queue.sessions().hold(session, clock.instant()))));
  }

  Reply state(Arguments arguments) {
    return ofHeld(
        arguments,
        session -> {
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("session-state", null);
          queue
              .sessions()
              .state(session)
              .ifPresent(state -> body.put("session-state", new Binary(state)));
          return body;
        });
  }

  Reply leaveState(Arguments arguments) {
    return ofHeld(
        arguments,
        session -> {
          queue.sessions().leaveState(session, arguments.bytes("session-state"));
          return Map.of();
        });
  }

  private Reply ofHeld(Arguments arguments, Function<String, Map<String, Object>> operation) {
    Optional<String> held = arguments.text("session-id").filter(queue.sessions()::isHeld);
    return held.map(session -> Reply.ok(operation.apply(session)))
        .orElseGet(() ->
            Reply.refused(LOCK_LOST, Conditions.SESSION_LOCK_LOST, "The session is not held"));
  }
}
