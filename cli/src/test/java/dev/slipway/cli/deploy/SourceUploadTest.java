package dev.slipway.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.client.Api;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.sources.folder.FolderScan;
import dev.slipway.sources.folder.ScannedFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SourceUploadTest {
  private static final int FILES = 3 * Api.CONNECTIONS;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String REFUSED =
      """
      {"type":"/problems/x","title":"Tried to keep a file","status":413,"detail":"It is too large",
       "instance":"/","success":false,"error":"PAYLOAD_TOO_LARGE","message":"It is too large",
       "kind":"USER","evidence":[],"fix":"Leave it out","retryable":false,"requestId":"r",
       "timestamp":"2026-01-02T03:04:05Z"}
      """;

  @TempDir private Path folder;
  @TempDir private Path cache;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private HttpServer server;
  private ScannedFolder scanned;

  @BeforeEach
  void start() throws IOException {
    for (int number = 0; number < FILES; number++) {
      Files.writeString(folder.resolve("file-" + number + ".txt"), "content " + number);
    }
    scanned = new FolderScan(cache, InstantSource.system()).scan(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/projects/", exchange -> answer(exchange, 201, sources()));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.close();
  }

  @Test
  void manyAreSentAtATime() {
    CountDownLatch full = new CountDownLatch(Api.CONNECTIONS);
    onBlob(exchange -> {
      full.countDown();
      await(full);
      assertThat(underWay).hasValueLessThanOrEqualTo(Api.CONNECTIONS);
      take(exchange);
    });

    assertThat(upload()).isEqualTo("src_1");

    assertThat(taken).hasSize(FILES);
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    AtomicInteger arrived = new AtomicInteger();
    onBlob(exchange -> {
      if (arrived.incrementAndGet() <= 2) {
        exchange.close();
      } else {
        take(exchange);
      }
    });

    upload();

    assertThat(taken).hasSize(FILES);
  }

  @Test
  void aRefusalEndsTheOthers() throws InterruptedException {
    CountDownLatch full = new CountDownLatch(Api.CONNECTIONS);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger arrived = new AtomicInteger();
    onBlob(exchange -> {
      boolean isFirst = arrived.incrementAndGet() == 1;
      full.countDown();
      await(isFirst ? full : end);
      answer(exchange, isFirst ? 413 : 204, isFirst ? REFUSED : "");
    });

    Thread command = uploading();
    awaitItsLastWait(command);
    end.countDown();

    assertThat(command.join(SOON)).isTrue();
    assertThat(thrown.get())
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE));
    assertThat(arrived).hasValueLessThanOrEqualTo(Api.CONNECTIONS + 1);
  }

  @Test
  void whoeverIsInterruptedBeginsNoFurtherOne() throws InterruptedException {
    CountDownLatch full = new CountDownLatch(Api.CONNECTIONS);
    CountDownLatch end = new CountDownLatch(1);
    onBlob(exchange -> {
      full.countDown();
      await(end);
      take(exchange);
    });
    Thread command = uploading();
    full.await();

    command.interrupt();
    awaitItsLastWait(command);
    end.countDown();

    assertThat(command.join(SOON)).isTrue();
    assertThat(thrown.get()).hasMessage("interrupted while uploading");
    assertThat(taken).hasSize(Api.CONNECTIONS);
  }

  private String upload() {
    return new SourceUpload(
            new Api(address(), Optional.empty()), Optional.empty(), InstantSource.system())
        .upload(new ProjectId("shop"), scanned);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Thread uploading() {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            upload();
          } catch (RuntimeException e) {
            thrown.set(e);
          }
        });
  }

  /// Until it only waits for what is under way, which it does for a limited time.
  private static void awaitItsLastWait(Thread command) {
    while (command.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private void onBlob(Answer answer) {
    server.createContext(
        "/blobs/",
        exchange -> {
          underWay.incrementAndGet();
          try {
            answer.to(exchange);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    assertThat(path).endsWith(Digest.of(exchange.getRequestBody().readAllBytes()).hex());
    taken.add(path);
    answer(exchange, 204, "");
  }

  /// Is not under way any more once the answer may have been seen.
  private void answer(HttpExchange exchange, int status, String json) throws IOException {
    underWay.decrementAndGet();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String sources() {
    return scanned.content().keySet().stream()
        .map(digest -> "\"%s\"".formatted(digest.hex()))
        .collect(Collectors.joining(",", "{\"sourceId\":\"src_1\",\"missing\":[", "]}"));
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }
}
