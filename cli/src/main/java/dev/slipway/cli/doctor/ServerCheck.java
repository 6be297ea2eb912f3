package dev.slipway.cli.doctor;

import dev.slipway.cli.local.ServerRecord;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Whether the local server runs and answers.
record ServerCheck(Path home) {
  private static final String WHAT = "server";
  private static final int CONNECT_MILLIS = 3_000;
  private static final String FIX = "Start it with `slipway server`; `slipway deploy` also does";

  Finding find(Optional<ServerRecord> server) {
    return server
        .map(this::asked)
        .orElseGet(() -> Finding.warn(WHAT, "none runs on this machine", FIX));
  }

  private Finding asked(ServerRecord server) {
    URI health = server.apiUrl().resolve("/health/ready");
    try {
      int status = status(health);
      return status == 200
          ? Finding.ok(
              WHAT,
              "process %d answers at %s, apps at %s"
                  .formatted(server.pid(), server.apiUrl(), server.proxyUrl()))
          : Finding.fail(
              WHAT,
              "%s answers %d".formatted(health, status),
              "See " + home.resolve("logs").resolve("server.log"));
    } catch (IOException e) {
      return Finding.fail(
          WHAT,
          "process %d does not answer at %s".formatted(server.pid(), health),
          "Stop it with `slipway down`, then deploy again");
    }
  }

  private static int status(URI health) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(DependencyChecks.ANSWER_MILLIS);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
