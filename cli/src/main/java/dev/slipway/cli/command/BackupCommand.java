package dev.slipway.cli.command;

import dev.slipway.cli.backup.BackupFile;
import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.local.ServerRecord;
import dev.slipway.cli.offline.OfflineServer;
import dev.slipway.cli.output.Durations;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes a backup of the whole service to a file.
@Command(
    name = "backup",
    description = "Back up the whole service into one file, also while it runs.",
    footer = {
      "%nThe file holds every secret with its key, and the token of the machine:",
      "keep it like a password.",
      "%nExamples:",
      "  slipway backup                        into this folder, named by the time",
      "  slipway backup /backups/monday.tar.gz",
      "  slipway restore /backups/monday.tar.gz  makes the service again"
    })
final class BackupCommand implements Callable<Integer> {
  private static final long PROGRESS_BYTES = 1_000_000;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A new file, or a folder for it (default: this folder).")
  private Path file = Path.of("");

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;
  private long shown;

  BackupCommand(Session session) {
    this.session = session;
  }

  /// @param file where it is
  record Written(String file, long bytes, long durationMs) {}

  @Override
  public Integer call() {
    Instant start = session.surroundings().clock().instant();
    BackupFile target = BackupFile.at(session.surroundings().resolve(file), start);
    session.screen().live("  Backing up …");
    long bytes = server().map(at -> online(at, target)).orElseGet(() -> offline(target));
    Duration duration = Duration.between(start, session.surroundings().clock().instant());
    Written written = new Written(target.path().toString(), bytes, duration.toMillis());
    if (options.json()) {
      session.printJson(written);
    } else {
      print(written, duration);
    }
    return ExitCode.DONE;
  }

  /// The one that runs is asked as it is, also when it is of an earlier build: a backup is for the
  /// moment before it is replaced.
  private Optional<URI> server() {
    return session
        .connection()
        .named(options.server())
        .or(() -> session.localServer().running().map(ServerRecord::apiUrl));
  }

  private long online(URI server, BackupFile target) {
    try (Api api = session.connection().to(server);
        InputStream content = api.download(Route.of("backup"), "application/gzip")) {
      return target.write(content, () -> {}, this::show);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long offline(BackupFile target) {
    try (OfflineServer work = OfflineServer.start(session.surroundings(), "backup")) {
      return target.write(work.output(), work::requireSuccess, this::show);
    }
  }

  private void show(long bytes) {
    if (bytes - shown >= PROGRESS_BYTES) {
      shown = bytes;
      session.screen().live("  Backing up … " + Sizes.text(bytes));
    }
  }

  private void print(Written written, Duration duration) {
    session.screen().line(Printable.of(written.file()));
    session
        .screen()
        .remark(
            "  Backed up: %s in %s"
                .formatted(Sizes.text(written.bytes()), Durations.text(duration)));
    session
        .screen()
        .remark(
            "  It holds every secret with its key. Keep it like a password; only you can read it.");
  }
}
