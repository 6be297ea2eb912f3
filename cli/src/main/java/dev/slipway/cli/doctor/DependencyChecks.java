package dev.slipway.cli.doctor;

import dev.slipway.cli.client.Json;
import dev.slipway.cli.local.ServerRecord;
import dev.slipway.domain.project.Secret;
import dev.slipway.wire.CheckBody;
import dev.slipway.wire.HealthBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the server that runs found out about the things outside that it depends on.
///
/// @param keys what proves to a server who asks; it tells less to somebody it does not know
record DependencyChecks(Function<URI, Optional<Secret>> keys) {
  private static final int CONNECT_MILLIS = 3_000;

  /// The server itself gives up what does not answer for eight seconds.
  static final int ANSWER_MILLIS = 15_000;

  private static final int MAX_BYTES = 1_000_000;

  /// Nothing where no server answers, which another check says.
  List<Finding> find(Optional<ServerRecord> server) {
    return server.flatMap(this::asked).stream()
        .flatMap(health -> Optional.ofNullable(health.checks()).stream())
        .flatMap(List::stream)
        .filter(check -> check.latencyMs() != null)
        .map(DependencyChecks::finding)
        .toList();
  }

  private Optional<HealthBody> asked(ServerRecord server) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) server.apiUrl().resolve("/health/detailed").toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      keys.apply(server.apiUrl())
          .ifPresent(
              key -> connection.setRequestProperty("Authorization", "Bearer " + key.reveal()));
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

  static Finding finding(CheckBody check) {
    boolean isWell = check.status().equals("healthy");
    String time = check.latencyMs() == null ? "" : " (%d ms)".formatted(check.latencyMs());
    return isWell
        ? Finding.ok(check.name(), check.detail() + time)
        : Finding.fail(
            check.name(),
            check.detail() + time + need(check),
            Optional.ofNullable(check.fix()).orElse("See the server's log"));
  }

  private static String need(CheckBody check) {
    return check.permission() == null ? "" : "; it needs " + check.permission();
  }
}
