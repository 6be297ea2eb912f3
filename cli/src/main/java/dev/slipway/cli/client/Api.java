package dev.slipway.cli.client;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.ProblemBody;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The REST API of one server. Answers are read up to a limit, and anything but success is a
/// `SlipwayException` with the server's own problem, or `SERVER_UNREACHABLE` when there is no
/// answer.
public final class Api implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration UPLOAD = Duration.ofMinutes(10);
  private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;

  private final URI server;
  private final Optional<Secret> token;
  private final HttpClient client;

  public Api(URI server, Optional<Secret> token) {
    this.server = server;
    this.token = token;
    this.client = HttpClients.to(server);
  }

  /// Where the server is.
  public URI server() {
    return server;
  }

  public <T> T get(Route route, Class<T> type) {
    return read(success(send(request(route).GET(), ANSWER)), type);
  }

  /// The answer, or empty when there is no such thing.
  public <T> Optional<T> find(Route route, Class<T> type) {
    Answer answer = send(request(route).GET(), ANSWER);
    return answer.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(read(success(answer), type));
  }

  /// A page of a list.
  public <T> PageBody<T> page(Route route, Class<T> type) {
    Answer answer = success(send(request(route).GET(), ANSWER));
    try {
      return Json.readPage(answer.body(), type);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  public <T> T post(Route route, Object body, Class<T> type) {
    return read(success(send(json(route, "POST", body), ANSWER)), type);
  }

  /// Posts with a key by which the server knows that a repeated request is the same one, and
  /// repeats it once when the connection breaks.
  public <T> T postOnce(Route route, Object body, Class<T> type) {
    String key = UUID.randomUUID().toString();
    HttpRequest.Builder request = json(route, "POST", body).header("Idempotency-Key", key);
    Answer answer;
    try {
      answer = send(request, ANSWER);
    } catch (SlipwayException unreachable) {
      answer = send(request, ANSWER);
    }
    return read(success(answer), type);
  }

  /// Posts where the answer says nothing beyond that it is done.
  public void post(Route route) {
    success(send(json(route, "POST", Map.of()), ANSWER));
  }

  public void put(Route route, Object body) {
    success(send(json(route, "PUT", body), ANSWER));
  }

  public void delete(Route route) {
    success(send(request(route).DELETE(), ANSWER));
  }

  /// Sends a file's bytes as they are.
  public void upload(Route route, Path file) throws FileNotFoundException {
    BodyPublisher content = BodyPublishers.ofFile(file);
    success(
        send(
            request(route).header("Content-Type", "application/octet-stream").PUT(content),
            UPLOAD));
  }

  /// Opens a stream of events, for the caller to close.
  ///
  /// @param after the id of the last event that was seen; empty to begin at the start
  InputStream events(Route route, String after) {
    HttpRequest.Builder request = request(route).setHeader("Accept", "text/event-stream").GET();
    if (!after.isEmpty()) {
      request.header("Last-Event-ID", after);
    }
    HttpResponse<InputStream> response = exchange(request.build());
    if (response.statusCode() != 200) {
      success(read(response));
      throw new SlipwayException(Problems.strange(server, "status " + response.statusCode()));
    }
    return response.body();
  }

  /// Opens an answer that is not JSON, for the caller to close.
  public InputStream download(Route route, String mediaType) {
    HttpResponse<InputStream> response =
        exchange(
            request(route)
                .setHeader("Accept", mediaType + ", application/problem+json")
                .POST(BodyPublishers.noBody())
                .build());
    if (response.statusCode() != 200) {
      success(read(response));
      throw new SlipwayException(Problems.strange(server, "status " + response.statusCode()));
    }
    return response.body();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private HttpRequest.Builder request(Route route) {
    String base = server.toString();
    String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + route.text()))
            .header("Accept", "application/json, application/problem+json");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
    return request;
  }

  private HttpRequest.Builder json(Route route, String method, Object body) {
    return request(route)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofByteArray(Json.bytes(body)));
  }

  private Answer send(HttpRequest.Builder request, Duration patience) {
    return read(exchange(request.timeout(patience).build()));
  }

  private HttpResponse<InputStream> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(new IOException("interrupted", e));
    }
  }

  private Answer read(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
      if (bytes.length > MAX_ANSWER_BYTES) {
        throw new SlipwayException(Problems.strange(server, "it does not end"));
      }
      return new Answer(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private Answer success(Answer answer) {
    if (answer.status() / 100 == 2) {
      return answer;
    }
    if (answer.status() == UNAUTHORIZED) {
      throw new SlipwayException(Problems.unauthorized(server));
    }
    ProblemBody problem;
    try {
      problem = Json.read(answer.body(), ProblemBody.class);
    } catch (IOException e) {
      throw new SlipwayException(Problems.strange(server, "status " + answer.status()), e);
    }
    throw new SlipwayException(Problems.of(problem));
  }

  private <T> T read(Answer answer, Class<T> type) {
    try {
      return Json.read(answer.body(), type);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private SlipwayException unreadable(IOException cause) {
    return new SlipwayException(Problems.strange(server, "it cannot be read"), cause);
  }

  private SlipwayException unreachable(IOException cause) {
    String why =
        cause.getMessage() == null
            ? "Nothing answers at this address"
            : "No answer came: " + cause.getMessage();
    return new SlipwayException(Problems.unreachable(server, why), cause);
  }

  private record Answer(int status, String body) {}
}
