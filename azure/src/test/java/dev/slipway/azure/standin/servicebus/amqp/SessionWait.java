package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Sender;

/// A link that is not attached yet, because it waits for a session.
final class SessionWait implements LinkEnd {
  static final Symbol FILTER = Symbol.valueOf("com.microsoft:session-filter");
  private static final Symbol TIMEOUT = Symbol.valueOf("com.microsoft:timeout");
  private static final Symbol LOCKED_UNTIL = Symbol.valueOf("com.microsoft:locked-until-utc");
  private static final long TICKS_TO_EPOCH = 621_355_968_000_000_000L;
  private static final long TICKS_PER_MILLI = 10_000;
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

  private final Sender link;
  private final MessageQueue queue;
  private final Optional<String> wanted;
  private final InstantSource clock;
  private final Instant end;
  private final Consumer<String> attach;

  /// @param attach called with the session once there is one
  SessionWait(
      Sender link,
      MessageQueue queue,
      Optional<String> wanted,
      InstantSource clock,
      Consumer<String> attach) {
    this.link = link;
    this.queue = queue;
    this.wanted = wanted;
    this.clock = clock;
    this.attach = attach;
    this.end = clock.instant().plus(patience(link));
  }

  private static Duration patience(Sender link) {
    return link.getRemoteProperties() != null
            && link.getRemoteProperties().get(TIMEOUT) instanceof Number millis
        ? Duration.ofMillis(millis.longValue())
        : DEFAULT_PATIENCE;
  }

  @Override
  public void pump() {
    Optional<String> session = wanted.or(queue.sessions()::next);
    if (session.isPresent() && queue.sessions().isHeld(session.get())) {
      Attachments.refuse(link, Conditions.SESSION_CANNOT_BE_LOCKED, "The session is held");
    } else if (session.isPresent()) {
      answer(session.get());
    } else if (!clock.instant().isBefore(end)) {
      Attachments.refuse(link, Conditions.TIMEOUT, "No session had messages in time");
    }
  }

  private void answer(String session) {
    Instant lockedUntil = queue.sessions().hold(session, clock.instant());
    Source source = (Source) link.getRemoteSource();
    Map<Symbol, Object> filter = new LinkedHashMap<>();
    filter.put(FILTER, session);
    Source answered = new Source();
    answered.setAddress(source.getAddress());
    answered.setFilter(filter);
    link.setSource(answered);
    Map<Symbol, Object> properties = new LinkedHashMap<>();
    properties.put(LOCKED_UNTIL, TICKS_TO_EPOCH + lockedUntil.toEpochMilli() * TICKS_PER_MILLI);
    link.setProperties(properties);
    attach.accept(session);
  }

  @Override
  public void delivered(Delivery delivery) {}
}
