package dev.slipway.cli.client;

import dev.slipway.cli.client.Transport.Reply;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.ProblemBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLException;

/// The REST API of one server. Answers are read up to a limit, and anything but success is a
/// `SlipwayException` with the server's own problem, or `SERVER_UNREACHABLE` when there is no
/// answer.
public final class Api implements AutoCloseable {
  /// How many requests are under way at once at most, so how many connections are worth keeping.
  public static final int CONNECTIONS = 32;

  private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;

  private final URI server;
  private final Transport transport;

  public Api(URI server, Optional<Secret> token) {
    this.server = server;
    this.transport = new Transport(server, token);
  }

  /// Where the server is.
  public URI server() {
    return server;
  }

  public <T> T get(Route route, Class<T> type) {
    return read(success(send(Request.of("GET", route))), type);
  }

  /// The answer, or empty when there is no such thing.
  public <T> Optional<T> find(Route route, Class<T> type) {
    Answer answer = send(Request.of("GET", route));
    return answer.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(read(success(answer), type));
  }

  /// A page of a list.
  public <T> PageBody<T> page(Route route, Class<T> type) {
    Answer answer = success(send(Request.of("GET", route)));
    try {
      return Json.readPage(answer.body(), type);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  public <T> T post(Route route, Object body, Class<T> type) {
    return read(success(send(Request.json("POST", route, body))), type);
  }

  /// Posts with a key by which the server knows that a repeated request is the same one, and
  /// repeats it once when the connection breaks.
  public <T> T postOnce(Route route, Object body, Class<T> type) {
    String key = UUID.randomUUID().toString();
    Request request = Request.json("POST", route, body).with("Idempotency-Key", key);
    Answer answer;
    try {
      answer = send(request);
    } catch (SlipwayException unreachable) {
      answer = send(request);
    }
    return read(success(answer), type);
  }

  /// Posts where the answer says nothing beyond that it is done.
  public void post(Route route) {
    success(send(Request.json("POST", route, Map.of())));
  }

  public void put(Route route, Object body) {
    success(send(Request.json("PUT", route, body)));
  }

  public void delete(Route route) {
    success(send(Request.of("DELETE", route)));
  }

  /// Sends a file's bytes as they are. Throws a `NoSuchFileException` when it is not there.
  ///
  /// @param sent is told of each piece how many bytes it had
  public void upload(Route route, Path file, LongConsumer sent) throws NoSuchFileException {
    try {
      success(read(transport.send(Request.file("PUT", route, file, sent))));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /// Opens a stream of events, for the caller to close.
  ///
  /// @param after the id of the last event that was seen; empty to begin at the start
  InputStream events(Route route, String after) {
    Request request = Request.of("GET", route).forStream().with("Accept", "text/event-stream");
    return opened(after.isEmpty() ? request : request.with("Last-Event-ID", after));
  }

  /// Opens an answer that is not JSON, for the caller to close.
  public InputStream download(Route route, String mediaType) {
    return opened(
        Request.of("POST", route)
            .forStream()
            .with("Accept", mediaType + ", application/problem+json"));
  }

  private InputStream opened(Request request) {
    Reply reply = exchange(request);
    if (reply.status() != 200) {
      success(read(reply));
      throw new SlipwayException(Problems.strange(server, "status " + reply.status()));
    }
    return reply.body();
  }

  @Override
  public void close() {
    transport.close();
  }

  private Answer send(Request request) {
    return read(exchange(request));
  }

  private Reply exchange(Request request) {
    try {
      return transport.send(request);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private Answer read(Reply reply) {
    try (InputStream body = reply.body()) {
      byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
      if (bytes.length > MAX_ANSWER_BYTES) {
        throw new SlipwayException(Problems.strange(server, "it does not end"));
      }
      return new Answer(reply.status(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private Answer success(Answer answer) {
    if (answer.status() / 100 == 2) {
      return answer;
    }
    if (answer.status() == UNAUTHORIZED) {
      throw new SlipwayException(
          transport.hasToken()
              ? Problems.unauthorized(server, refusal(answer))
              : Problems.unidentified(server));
    }
    ProblemBody problem;
    try {
      problem = Json.read(answer.body(), ProblemBody.class);
    } catch (IOException e) {
      throw new SlipwayException(Problems.strange(server, "status " + answer.status()), e);
    }
    throw new SlipwayException(Problems.of(problem));
  }

  /// What the server says of the key, if it says anything.
  private static Optional<String> refusal(Answer answer) {
    try {
      return Optional.ofNullable(Json.read(answer.body(), ProblemBody.class).detail());
    } catch (IOException _) {
      return Optional.empty();
    }
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
    if (cause instanceof SSLException insecure) {
      return new SlipwayException(Problems.insecure(server, insecure), cause);
    }
    String why =
        cause.getMessage() == null
            ? "Nothing answers at this address"
            : "No answer came: " + cause.getMessage();
    return new SlipwayException(Problems.unreachable(server, why), cause);
  }

  private record Answer(int status, String body) {}
}
