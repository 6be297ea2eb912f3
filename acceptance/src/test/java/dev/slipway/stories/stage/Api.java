package dev.slipway.stories.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
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

  /// Sends a body as JSON under an idempotency key, without waiting for the answer.
  public CompletableFuture<Reply> sendOnce(String method, String path, Object body, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(withJson(method, path, body), (_, _) -> true)
            .header("Idempotency-Key", key)
            .build();
    return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(Reply::of);
  }

  /// Takes in a source of one page. Makes the project first where that is still to be done.
  public void put(String project, String organization, String page) {
    byte[] content = page.getBytes(StandardCharsets.UTF_8);
    String digest = sha256(content);
    Map<String, Object> file =
        Map.of("path", "index.html", "size", content.length, "sha256", digest);
    require(send("PUT", "/projects/" + project, Map.of("orgId", organization)));
    require(
        send("POST", "/projects/%s/sources".formatted(project), Map.of("files", List.of(file))));
    require(
        send(
            request("/blobs/" + digest)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build()));
  }

  /// The same as [#put] from a service that may not be able to take it at this moment.
  public boolean isTaking(String project, String organization, String page) {
    try {
      put(project, organization, page);
      return true;
    } catch (AssertionError e) {
      if (String.valueOf(e.getMessage()).contains("\"retryable\":true")) {
        return false;
      }
      throw e;
    }
  }

  private static void require(Reply reply) {
    if (reply.status() / 100 != 2) {
      throw new AssertionError(reply);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
