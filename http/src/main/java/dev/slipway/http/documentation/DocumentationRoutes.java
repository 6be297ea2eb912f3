package dev.slipway.http.documentation;

import static io.helidon.http.Method.GET;

import dev.slipway.http.request.RouteTable;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// The OpenAPI document, and a page that shows it. The page loads nothing from elsewhere and runs
/// under a strict content security policy.
public final class DocumentationRoutes {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
  private static final String ONLY_OURS =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final OpenApi openApi = new OpenApi();
  private final DocumentationFiles files = new DocumentationFiles();

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/openapi.json", this::openApi)
        .route(GET, "/docs", page("index.html", "text/html; charset=UTF-8"))
        .route(GET, "/docs/start.js", page("start.js", "text/javascript; charset=UTF-8"))
        .route(GET, "/docs/page.css", page("page.css", "text/css; charset=UTF-8"))
        .route(GET, "/docs/swagger-ui.css", webjar("swagger-ui.css", "text/css; charset=UTF-8"))
        .route(
            GET,
            "/docs/swagger-ui-bundle.js",
            webjar("swagger-ui-bundle.js", "text/javascript; charset=UTF-8"));
  }

  private void openApi(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(openApi.json());
  }

  private Handler page(String name, String type) {
    return (_, response) -> send(response, type, files.ours(name));
  }

  private Handler webjar(String name, String type) {
    return (_, response) -> send(response, type, files.swaggerUi(name));
  }

  private static void send(ServerResponse response, String type, byte[] content) {
    response.header(POLICY, ONLY_OURS);
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.send(content);
  }
}
