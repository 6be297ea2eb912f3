package dev.slipway.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells command lines on this machine where the running service is: `server.json` in its home
/// folder, there while it runs. What a killed service left behind names a process that is gone.
final class Announcement implements AutoCloseable {
  private final Path file;

  private Announcement(Path file) {
    this.file = file;
  }

  /// Writes it, whole or not at all.
  ///
  /// @param version of the service
  static Announcement write(
      Path home, URI api, URI proxy, String version, Launch launch, Instant startedAt)
      throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pid", ProcessHandle.current().pid());
    facts.put("apiUrl", api.toString());
    facts.put("proxyUrl", proxy.toString());
    facts.put("startedAt", startedAt.toString());
    facts.put("version", version);
    facts.put("builtAt", launch.builtAt());
    facts.put("inBackground", launch.inBackground());
    Path file = home.resolve("server.json");
    Path fresh = home.resolve("server.json.new");
    Files.write(fresh, new ObjectMapper().writeValueAsBytes(facts));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Announcement(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
