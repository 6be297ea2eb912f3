package dev.slipway.http.events;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.engine.query.Deployments;
import dev.slipway.http.deployments.DeploymentBodies;
import dev.slipway.http.deployments.LogCursor;
import dev.slipway.http.deployments.StepBodies;
import dev.slipway.http.json.Json;
import dev.slipway.ports.log.PositionedLine;
import dev.slipway.wire.StepBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Derives one subscriber's events from the saved deployment and its log. Nothing is kept between
/// two readings but a cursor, so a slow subscriber costs a page of lines and a fast one misses
/// nothing.
final class Progress {
  /// The most lines that are in memory for one subscriber.
  private static final int PAGE = 200;

  private final Deployments deployments;
  private final DeploymentId id;
  private final Json json;
  private EventCursor cursor;
  private boolean ended;

  Progress(Deployments deployments, DeploymentId id, EventCursor start, Json json) {
    this.deployments = deployments;
    this.id = id;
    this.cursor = start;
    this.json = json;
  }

  /// Whether the final state has been told with everything before it.
  boolean ended() {
    return ended;
  }

  /// Everything that is new, in order, waiting a while when nothing is.
  ///
  /// A step is told to run before its lines and to have ended after them. Lines are read after the
  /// state, so a final state is not told before the last line.
  List<Event> next(Duration patience) {
    deployments.awaitNews(id, cursor.version(), cursor.log(), patience);
    Deployment now = deployments.require(id);
    List<PositionedLine> lines = deployments.log(id, cursor.log(), PAGE);
    List<Event> events = new ArrayList<>();
    tellSteps(now, state -> state.equals("running"), events);
    tell(lines, events);
    if (lines.size() < PAGE) {
      tellSteps(now, state -> !state.equals("running"), events);
      tellState(now, events);
      ended = now.state().phase().isFinal();
    }
    return events;
  }

  /// The new lines alone, waiting a while when there are none.
  List<Event> nextLines(Duration patience) {
    boolean over = deployments.require(id).state().phase().isFinal();
    List<PositionedLine> lines =
        deployments.awaitLog(id, cursor.log(), PAGE, over ? Duration.ZERO : patience);
    List<Event> events = new ArrayList<>();
    tell(lines, events);
    ended = over && lines.size() < PAGE;
    return events;
  }

  private void tellSteps(Deployment now, Predicate<String> which, List<Event> events) {
    List<StepBody> steps = StepBodies.of(now);
    for (int i = 0; i < steps.size(); i++) {
      StepBody step = steps.get(i);
      if (which.test(step.state()) && !cursor.knows(i, step.state())) {
        cursor = cursor.withStep(i, step.state());
        events.add(event("step", step));
      }
    }
  }

  private void tell(List<PositionedLine> lines, List<Event> events) {
    for (PositionedLine line : lines) {
      cursor = cursor.withLog(line.position());
      events.add(event("log", LogCursor.body(line)));
    }
  }

  private void tellState(Deployment now, List<Event> events) {
    if (now.version() > cursor.version()) {
      cursor = cursor.withVersion(now.version());
      events.add(event("state", DeploymentBodies.status(now)));
    }
  }

  private Event event(String name, Object body) {
    return new Event(name, cursor.id(), json.text(body));
  }
}
