package dev.slipway.http.events;

import dev.slipway.domain.log.LogPosition;
import dev.slipway.http.problem.Refusals;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a subscriber has been told: the id of each event, and what `Last-Event-ID` brings back. It
/// says all that is needed to go on, so any server can.
///
/// @param version the version of the deployment in the last `state` event; -1 before the first
/// @param log the position of the last `log` event
/// @param steps one letter for each step, the first of its state in the last `step` event
record EventCursor(long version, LogPosition log, String steps) {
  static final EventCursor START = new EventCursor(-1, LogPosition.START, "pppppp");

  private static final Pattern FORM =
      Pattern.compile("(-1|[0-9]{1,18})\\.([0-9]{1,9})\\.([0-9]{1,18})\\.([prdfs]{6})");

  static EventCursor parse(String id) {
    Matcher matcher = FORM.matcher(id);
    if (!matcher.matches()) {
      throw Refusals.invalid(List.of("Last-Event-ID is not the id of an event of this stream"));
    }
    return new EventCursor(
        Long.parseLong(matcher.group(1)),
        new LogPosition(Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))),
        matcher.group(4));
  }

  String id() {
    return "%d.%d.%d.%s".formatted(version, log.attempt(), log.number(), steps);
  }

  EventCursor withVersion(long next) {
    return new EventCursor(next, log, steps);
  }

  EventCursor withLog(LogPosition next) {
    return new EventCursor(version, next, steps);
  }

  boolean knows(int step, String state) {
    return steps.charAt(step) == state.charAt(0);
  }

  EventCursor withStep(int step, String state) {
    StringBuilder next = new StringBuilder(steps);
    next.setCharAt(step, state.charAt(0));
    return new EventCursor(version, log, next.toString());
  }
}
