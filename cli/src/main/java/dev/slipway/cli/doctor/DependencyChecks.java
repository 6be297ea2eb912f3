package dev.slipway.cli.doctor;

import dev.slipway.cli.client.Json;
import dev.slipway.cli.local.ServerRecord;
import dev.slipway.wire.CheckBody;
import dev.slipway.wire.HealthBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the server that runs found out about the things outside that it depends on.
record DependencyChecks() {
  private static final int CONNECT_MILLIS = 3_000;

  /// The server itself gives up what does not answer for eight seconds.
  private static final int ANSWER_MILLIS = 15_000;

  private static final int MAX_BYTES = 1_000_000;

  /// Nothing where no server answers, which another check says.
  List<Finding> find(Optional<ServerRecord> server) {
    return server.flatMap(DependencyChecks::asked).stream()
        .flatMap(health -> Optional.ofNullable(health.checks()).stream())
        .flatMap(List::stream)
        .filter(check -> check.permission() != null)
        .map(DependencyChecks::finding)
        .toList();
  }

  private static Optional<HealthBody> asked(ServerRecord server) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) server.apiUrl().resolve("/health/detailed").toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      try (InputStream body =
          connection.getResponseCode() == 503
              ? connection.getErrorStream()
              : connection.getInputStream()) {
        return Optional.of(
            Json.read(
                new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8), HealthBody.class));
      } finally {
        connection.disconnect();
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Finding finding(CheckBody check) {
    boolean isWell = check.status().equals("healthy");
    String time = check.latencyMs() == null ? "" : " (%d ms)".formatted(check.latencyMs());
    return isWell
        ? Finding.ok(check.name(), check.detail() + time)
        : Finding.fail(
            check.name(),
            "%s%s; it needs %s".formatted(check.detail(), time, check.permission()),
            Optional.ofNullable(check.fix()).orElse("See the server's log"));
  }
}
