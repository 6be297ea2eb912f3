package dev.slipway.cli.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends the local server and everything that it runs.
public final class ServerStop {
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  private ServerStop() {}

  /// What was stopped.
  ///
  /// @param processes how many processes the server had: apps and builds
  /// @param forced whether something had to be killed
  public record Stopped(long pid, int processes, boolean forced) {}

  /// Asks the server to end, waits until nothing of it is left, and kills what does not go.
  public static Stopped stop(ProcessHandle server) {
    List<ProcessHandle> children = server.descendants().toList();
    server.destroy();
    boolean forced = !hasEnded(server, GRACE);
    if (forced) {
      kill(server);
    }
    for (ProcessHandle child : children) {
      if (!hasEnded(child, LAST_WAIT)) {
        kill(child);
        forced = true;
      }
    }
    return new Stopped(server.pid(), children.size(), forced);
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    hasEnded(process, LAST_WAIT);
  }

  private static boolean hasEnded(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
