package dev.slipway.stories.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The REST API, used as another program would.
///
/// @param server where it answers
/// @param token what gives access
public record Api(URI server, String token) {
  private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The same API for somebody without a token.
  public Api withoutToken() {
    return new Api(server, "");
  }

  /// Reads.
  public Reply get(String path) {
    return send(request(path).GET().build());
  }

  /// Sends a body as JSON.
  public Reply send(String method, String path, Object body) {
    return send(withJson(method, path, body));
  }

  /// Asks for a deployment of the project's last source.
  public Reply requestDeployment(String project) {
    return send("POST", "/deploy", deployment(project));
  }

  /// Asks for it without waiting for the answer.
  public CompletableFuture<Reply> requestDeploymentAtOnce(String project) {
    return CLIENT
        .sendAsync(
            withJson("POST", "/deploy", deployment(project)), HttpResponse.BodyHandlers.ofString())
        .thenApply(Reply::of);
  }

  /// How a deployment stands.
  public JsonNode status(String deployment) {
    return get("/deploy/" + deployment + "/status").json();
  }

  /// The deployment's status once it has ended.
  public JsonNode end(String deployment, Duration patience) {
    return Waiting.until(
        deployment + " has ended",
        patience,
        () ->
            Optional.of(status(deployment))
                .filter(status -> FINAL.contains(status.path("state").asText())));
  }

  /// How one step of a deployment stands.
  public String step(String deployment, String step) {
    for (JsonNode body : status(deployment).path("steps")) {
      if (body.path("step").asText().equals(step)) {
        return body.path("state").asText();
      }
    }
    throw new AssertionError(step + " is no step of " + deployment);
  }

  /// The releases that were activated, the latest first.
  public JsonNode releases(String project) {
    return get("/projects/" + project + "/releases").json().path("items");
  }

  private static Map<String, String> deployment(String project) {
    return Map.of("projectId", project, "orgId", "local", "userId", "story");
  }

  private HttpRequest withJson(String method, String path, Object body) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Reply send(HttpRequest request) {
    try {
      return Reply.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
