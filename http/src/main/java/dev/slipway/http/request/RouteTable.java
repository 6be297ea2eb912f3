package dev.slipway.http.request;

import dev.slipway.http.problem.Refusals;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The routes by path, so that a path answers `OPTIONS`, `HEAD` where it has `GET`, and 405 with
/// `Allow` for everything else. An earlier path goes before a later one that also matches.
public final class RouteTable {
  private final Map<String, Map<Method, Handler>> routes = new LinkedHashMap<>();

  /// A route that answers JSON.
  public RouteTable json(Method method, String path, Handler handler) {
    return route(
        method,
        path,
        (request, response) -> {
          Accept.require(request, Accept.JSON);
          handler.handle(request, response);
        });
  }

  /// A route that sees to `Accept` itself, or whose answer has no body.
  public RouteTable route(Method method, String path, Handler handler) {
    routes.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
    return this;
  }

  /// Hands the routes to the server, each behind the guard.
  public void install(HttpRouting.Builder routing, Guard guard, ProblemAnswers problems) {
    routes.forEach((path, byMethod) -> {
      byMethod.forEach((method, route) -> {
        Handler handler = guard.before(method, path, route);
        routing.route(method, path, handler);
        if (method.equals(Method.GET)) {
          routing.route(Method.HEAD, path, handler);
        }
      });
      installRefusals(routing, path, allowed(byMethod), problems);
    });
    routing.any(
        (request, response) -> problems.send(request, response, Refusals.noSuchPath(), 404));
  }

  private static void installRefusals(
      HttpRouting.Builder routing, String path, String allowed, ProblemAnswers problems) {
    routing.route(
        Method.OPTIONS,
        path,
        (_, response) -> response.status(204).header(HeaderNames.ALLOW, allowed).send());
    routing.any(
        path,
        (request, response) -> {
          response.header(HeaderNames.ALLOW, allowed);
          String method = request.prologue().method().text();
          problems.send(request, response, Refusals.methodNotAllowed(method, allowed), 405);
        });
  }

  private static String allowed(Map<Method, Handler> byMethod) {
    TreeSet<String> names =
        byMethod.keySet().stream().map(Method::text).collect(Collectors.toCollection(TreeSet::new));
    names.add("OPTIONS");
    if (names.contains("GET")) {
      names.add("HEAD");
    }
    return String.join(", ", names);
  }
}
