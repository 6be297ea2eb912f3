package dev.slipway.server;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.json.Json;
import dev.slipway.http.problem.ProblemBodies;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Works on a home folder while no service has it, for the command line. What comes out goes to
/// standard output; a problem goes to standard error, as JSON, and the exit code is 1.
public final class OfflineMain {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int PROBLEM = 1;
  private static final Json JSON = new Json();

  private OfflineMain() {}

  /// Takes `backup HOME`, which answers the backup, `restore HOME FILE`, which answers what was
  /// restored, as JSON, or `preflight HOME`, which answers what a service would find, as JSON.
  public static void main(String[] arguments) throws IOException {
    // Whatever a library has to say must not get between the bytes of a backup.
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES)) {
      Path home = Path.of(arguments[1]);
      switch (arguments[0]) {
        case "backup" -> OfflineBackup.write(home, InstantSource.system(), out);
        case "restore" -> out.write(JSON.bytes(Restoration.of(Path.of(arguments[2]), home)));
        case "preflight" -> {
          out.write(JSON.bytes(preflight(home).look()));
          out.flush();
          // What did not answer is waited for no longer.
          System.exit(0);
        }
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    } catch (SlipwayException e) {
      byte[] report = JSON.bytes(ProblemBodies.report(e.problem(), Optional.empty()));
      System.err.println(new String(report, StandardCharsets.UTF_8));
      System.exit(PROBLEM);
    }
  }

  private static OfflinePreflight preflight(Path home) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SLIPWAY_HOME", home.toString());
    return new OfflinePreflight(
        environment, Path.of(System.getProperty("user.home")), InstantSource.system());
  }
}
