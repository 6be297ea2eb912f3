package dev.slipway.http.deployments;

import dev.slipway.domain.log.LogPosition;
import dev.slipway.http.problem.Refusals;
import dev.slipway.ports.log.PositionedLine;
import dev.slipway.wire.LogLineBody;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Positions in a log as cursors that callers hand back without looking into them.
public final class LogCursor {
  private static final Pattern FORM = Pattern.compile("L([0-9]{1,9})-([0-9]{1,18})");

  private LogCursor() {}

  /// The cursor of a position.
  public static String of(LogPosition position) {
    return "L%d-%d".formatted(position.attempt(), position.number());
  }

  /// The position of a cursor; `VALIDATION_ERROR` for a text that is none.
  public static LogPosition parse(String cursor) {
    Matcher matcher = FORM.matcher(cursor);
    if (!matcher.matches()) {
      throw Refusals.invalid(List.of("after is not a position that a log line had"));
    }
    return new LogPosition(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  /// A line as it travels.
  public static LogLineBody body(PositionedLine line) {
    return new LogLineBody(
        of(line.position()),
        line.line().at(),
        line.line().step().id(),
        line.line().stream().id(),
        line.line().text());
  }
}
