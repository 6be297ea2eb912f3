package dev.slipway.http.retention;

import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.retention.CollectionReport;
import dev.slipway.engine.retention.GarbageCollector;
import dev.slipway.http.json.Json;
import dev.slipway.http.problem.Refusals;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;

/// Collects what is not kept, or tells what would be collected. A collection that takes long goes
/// on by itself and can be looked at.
public final class CollectionRoutes {
  private static final String PATH = "/gc";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final GarbageCollector collector;
  private final Json json;

  public CollectionRoutes(GarbageCollector collector, Json json) {
    this.collector = collector;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes.json(POST, PATH, this::collect).json(GET, PATH, this::show);
  }

  private void collect(ServerRequest request, ServerResponse response) {
    CollectionReport report = collector.collect(isDryRun(request), PATIENCE);
    json.send(response, 200, CollectionBodies.body(report));
  }

  private void show(ServerRequest request, ServerResponse response) {
    CollectionReport report =
        collector.latest(isDryRun(request)).orElseThrow(CollectionRoutes::none);
    json.send(response, 200, CollectionBodies.body(report));
  }

  private static boolean isDryRun(ServerRequest request) {
    return switch (Parameters.query(request, "dryRun").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusals.invalid(List.of("dryRun: is neither true nor false"));
    };
  }

  private static SlipwayException none() {
    return new SlipwayException(
        Problem.of(
            ProblemCode.NOT_FOUND,
            "Tried to find the latest collection",
            "There was none since the service started",
            "POST /gc begins one"));
  }
}
