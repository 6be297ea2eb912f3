package dev.slipway.azure.standin.servicebus.amqp;

import java.time.Duration;
import java.util.Optional;

/// What goes wrong on purpose.
public final class Faults {
  private Refusal sends = Refusal.NONE;
  private Refusal requests = Refusal.NONE;
  private int unansweredSends;
  private int unansweredSettlements;
  private Duration delay = Duration.ZERO;

  private record Refusal(String condition, int times) {
    static final Refusal NONE = new Refusal("", 0);

    Refusal used() {
      return new Refusal(condition, times - 1);
    }
  }

  /// The next messages are not taken in.
  public void refuseSends(String condition, int times) {
    sends = new Refusal(condition, times);
  }

  /// The next requests to management nodes are not carried out.
  public void refuseRequests(String condition, int times) {
    requests = new Refusal(condition, times);
  }

  /// The next messages are taken in, but their senders are not told.
  public void leaveSendsUnanswered(int times) {
    unansweredSends = times;
  }

  /// The next settlements are done, but who settled is not told.
  public void leaveSettlementsUnanswered(int times) {
    unansweredSettlements = times;
  }

  /// Everything that arrives waits this long before it is looked at.
  public void delayBy(Duration duration) {
    delay = duration;
  }

  public Duration delay() {
    return delay;
  }

  Optional<String> nextSendRefusal() {
    Refusal refusal = sends;
    sends = refusal.times() > 0 ? refusal.used() : Refusal.NONE;
    return refusal.times() > 0 ? Optional.of(refusal.condition()) : Optional.empty();
  }

  Optional<String> nextRequestRefusal() {
    Refusal refusal = requests;
    requests = refusal.times() > 0 ? refusal.used() : Refusal.NONE;
    return refusal.times() > 0 ? Optional.of(refusal.condition()) : Optional.empty();
  }

  boolean isNextSendAnswered() {
    return unansweredSends == 0 || unansweredSends-- == 0;
  }

  boolean isNextSettlementAnswered() {
    return unansweredSettlements == 0 || unansweredSettlements-- == 0;
  }
}
