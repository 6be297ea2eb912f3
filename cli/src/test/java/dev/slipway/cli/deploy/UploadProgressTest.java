package dev.slipway.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.client.Api;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.sources.folder.FolderScan;
import dev.slipway.sources.folder.ScannedFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is shown while files go to a server for which each of them takes a second.
@Timeout(60)
final class UploadProgressTest {
  private static final int FILES = 40;
  private static final int FILE_BYTES = 100_000;

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong millis = new AtomicLong();
  private final AtomicInteger toBreak = new AtomicInteger();
  private volatile Duration time = Duration.ofSeconds(1);
  private HttpServer server;

  UploadProgressTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws IOException {
    for (int number = 0; number < FILES; number++) {
      byte[] content = new byte[FILE_BYTES];
      Arrays.fill(content, (byte) number);
      Files.write(folder.resolve("file-" + number), content);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/blobs/", this::take);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.close();
  }

  @Test
  void onATerminalOneLineIsRewrittenAndTakenAwayAtTheEnd() {
    upload(true);

    List<String> lines = Arrays.asList(text(out).split("\r\u001b\\[K", -1));
    assertThat(lines).hasSizeGreaterThan(3).first().isEqualTo("");
    assertThat(lines.getLast()).isEmpty();
    assertThat(lines.subList(1, lines.size() - 1))
        .allSatisfy(
            line -> assertThat(line).matches(" {2}Uploading \\d+ of 40 files, [0-4] of 4 MB"));
    assertThat(text(out)).doesNotContain("\n");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void elsewhereThereIsALineNowAndThen() {
    upload(false);

    List<String> lines = text(err).lines().toList();
    assertThat(lines)
        .hasSizeBetween(1, 4)
        .allSatisfy(
            line -> assertThat(line).matches(" {2}Uploading \\d+ of 40 files, [0-4] of 4 MB"));
    assertThat(text(out)).isEmpty();
  }

  @Test
  void aQuickUploadShowsNothing() {
    time = Duration.ofMillis(5);

    upload(true);

    assertThat(text(out)).isEmpty();
    assertThat(text(err)).isEmpty();
  }

  @Test
  void withoutAScreenNothingIsShown() {
    upload(Optional.empty(), () -> Instant.ofEpochMilli(millis.get()));

    assertThat(text(out)).isEmpty();
    assertThat(text(err)).isEmpty();
  }

  @Test
  void whatHasToBeSentAgainIsNotCountedTwice() throws IOException {
    oneLargeFile();
    toBreak.set(1);

    upload(Optional.of(screen(true)), timePassing());

    assertThat(text(out)).contains("2 of 3 MB").doesNotContainPattern("[4-9] of 3 MB");
  }

  @Test
  void oneLargeFileIsSeenToMove() throws IOException {
    oneLargeFile();

    upload(Optional.of(screen(true)), timePassing());

    assertThat(text(out)).contains("Uploading 0 of 1 file, 1 of 3 MB", "0 of 1 file, 2 of 3 MB");
  }

  private void oneLargeFile() throws IOException {
    for (int number = 0; number < FILES; number++) {
      Files.delete(folder.resolve("file-" + number));
    }
    Files.write(folder.resolve("large"), new byte[3_000_000]);
  }

  /// Ten milliseconds with each look at the clock.
  private static InstantSource timePassing() {
    AtomicLong looks = new AtomicLong();
    return () -> Instant.ofEpochMilli(10 * looks.incrementAndGet());
  }

  private void upload(boolean onTerminal) {
    upload(Optional.of(screen(onTerminal)), () -> Instant.ofEpochMilli(millis.get()));
  }

  private void upload(Optional<Screen> screen, InstantSource clock) {
    ScannedFolder scanned =
        new FolderScan(folder.resolveSibling("cache-of-digests"), InstantSource.system())
            .scan(folder);
    server.createContext(
        "/projects/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          answer(exchange, 201, sources(scanned));
        });
    try (Api api = new Api(address(), Optional.empty())) {
      new SourceUpload(api, screen, clock).upload(new ProjectId("shop"), scanned);
    }
  }

  private Screen screen(boolean onTerminal) {
    return Screen.of(
        new Surroundings(
            Map.of(),
            folder,
            folder,
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            onTerminal,
            onTerminal,
            Clock.systemUTC()));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (toBreak.getAndDecrement() > 0) {
      exchange.close();
      return;
    }
    millis.addAndGet(time.toMillis());
    answer(exchange, 204, "");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String sources(ScannedFolder scanned) {
    return scanned.content().keySet().stream()
        .map(digest -> "\"%s\"".formatted(digest.hex()))
        .collect(Collectors.joining(",", "{\"sourceId\":\"src_1\",\"missing\":[", "]}"));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
