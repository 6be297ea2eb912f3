package dev.slipway.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the launcher offers to start a server from, with a script for a server: it announces itself
/// and waits until it is told to end. Its API is that of a [StandInServer].
final class StandInDistribution implements AutoCloseable {
  static final String SERVE =
      """
      trap 'rm "$SLIPWAY_HOME/server.json"; kill $!; exit 0' TERM
      sleep 600 & wait
      """;

  private final Path folder;
  private final Path home;
  private Instant builtAt = Instant.parse("2026-01-01T00:00:00Z");

  StandInDistribution(Path folder, URI api) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("distribution"));
    this.home = folder.resolve("home");
    Files.createDirectories(this.folder.resolve("lib"));
    Files.createFile(this.folder.resolve("lib").resolve("slipway-server-0.jar"));
    startsBy(announceIt(api) + SERVE);
    Files.createFile(this.folder.resolve("built-at"));
    rebuild();
  }

  /// What a server does when it is ready.
  static String announceIt(URI api) {
    return """
    echo $$ >>"$SLIPWAY_HOME/starts"
    background=false
    [ -z "$SLIPWAY_IN_BACKGROUND" ] || background=true
    printf '{"pid":%%s,"apiUrl":"%1$s","proxyUrl":"%1$s","startedAt":"%%s","builtAt":"%%s","inBackground":%%s}' \
      $$ "$(date -u +%%Y-%%m-%%dT%%H:%%M:%%SZ)" "$SLIPWAY_BUILT_AT" $background >"$SLIPWAY_HOME/server.json.new"
    mv "$SLIPWAY_HOME/server.json.new" "$SLIPWAY_HOME/server.json"
    """
        .formatted(api);
  }

  /// Another server: a shell script.
  StandInDistribution startsBy(String script) throws IOException {
    Files.writeString(java(), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(java(), PosixFilePermissions.fromString("rwx------"));
    return this;
  }

  /// Puts another build in its place.
  void rebuild() throws IOException {
    builtAt = builtAt.plusSeconds(60);
    Files.setLastModifiedTime(folder.resolve("built-at"), FileTime.from(builtAt));
  }

  /// A build has begun to replace the files.
  void beginRebuild() throws IOException {
    Files.delete(folder.resolve("built-at"));
  }

  /// What the launcher sets.
  Map<String, String> variables() {
    return Map.of(
        "SLIPWAY_HOME",
        home.toString(),
        "SLIPWAY_LIB",
        folder.resolve("lib").toString(),
        "SLIPWAY_JAVA",
        java().toString(),
        "PATH",
        "/usr/bin:/bin");
  }

  /// A server that a person started in another terminal.
  Process startInForeground() throws IOException {
    Files.createDirectories(home);
    ProcessBuilder server = new ProcessBuilder(java().toString());
    server.environment().putAll(variables());
    server.environment().put("SLIPWAY_IN_BACKGROUND", "");
    server.environment().put("SLIPWAY_BUILT_AT", builtAt.toString());
    return server.start();
  }

  /// The servers that were started, in this order.
  List<StartedServer> starts() throws IOException {
    Path starts = home.resolve("starts");
    return Files.exists(starts)
        ? Files.readAllLines(starts).stream()
            .map(pid -> new StartedServer(Long.parseLong(pid)))
            .toList()
        : List.of();
  }

  /// A process that was started.
  record StartedServer(long pid) {
    boolean isAlive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().command())
          .isPresent();
    }
  }

  private Path java() {
    return folder.resolve("java");
  }

  @Override
  public void close() throws IOException {
    for (StartedServer server : starts()) {
      ProcessHandle.of(server.pid())
          .ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
          });
    }
  }
}
