package dev.slipway.embedded.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A server release without Node.js: its first argument says how it behaves.
public final class TestApp {
  private TestApp() {}

  /// The shell line that runs it.
  public static String line(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        Path.of(TestApp.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    return List.of(
            "exec",
            quoted(java),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dsun.net.httpserver.nodelay=true",
            "-cp",
            quoted(classes),
            TestApp.class.getName())
        .stream()
        .collect(Collectors.joining(" ", "", " " + quotedAll(arguments)));
  }

  public static void main(String[] arguments) throws IOException {
    new TreeMap<>(System.getenv()).forEach((name, value) -> System.out.println(name + "=" + value));
    int port = Integer.parseInt(Objects.requireNonNull(System.getenv("PORT")));
    String host = Objects.requireNonNull(System.getenv("HOST"));
    switch (arguments[0]) {
      case "serve" -> serve(host, port, 200, arguments[1]);
      case "fail" -> serve(host, port, 500, "broken");
      case "elsewhere" -> serve(host, freePort(), 200, "unheard");
      case "at" -> serve(arguments[1], port, 200, "unheard");
      case "die" -> {
        System.out.println("no database");
        Runtime.getRuntime().halt(1);
      }
      case "silent" -> LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void serve(String host, int port, int status, String text) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, status, text));
    server.createContext("/env", exchange -> answer(exchange, 200, environment()));
    server.createContext("/slow", TestApp::slow);
    server.createContext("/crash", exchange -> Runtime.getRuntime().halt(3));
    server.createContext(
        "/write",
        exchange -> {
          Files.writeString(Path.of("index.js"), "changed");
          answer(exchange, 200, Path.of("").toAbsolutePath().toString());
        });
    server.createContext(
        "/orphan",
        exchange -> {
          Process orphan = new ProcessBuilder("setsid", "sleep", "300").start();
          answer(exchange, 200, Long.toString(orphan.pid()));
        });
    server.start();
  }

  private static void slow(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (exchange;
        OutputStream body = exchange.getResponseBody()) {
      for (int i = 0; i < 20; i++) {
        body.write("x".getBytes(StandardCharsets.US_ASCII));
        body.flush();
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private static String environment() {
    return new TreeMap<>(System.getenv())
        .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange;
        InputStream request = exchange.getRequestBody()) {
      request.transferTo(OutputStream.nullOutputStream());
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String quotedAll(String... arguments) {
    return List.of(arguments).stream().map(TestApp::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }
}
