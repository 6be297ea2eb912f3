package dev.slipway.cli.command;

import dev.slipway.cli.client.Json;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.offline.OfflineServer;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Sizes;
import dev.slipway.wire.RestoredBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes an empty home folder the service of a backup.
@Command(
    name = "restore",
    description = "Make the service of a backup again, in an empty home folder.",
    footer = {
      "%nThe home folder is SLIPWAY_HOME, or ~/.slipway. It must be empty or absent, and is",
      "there wholly or not at all.",
      "%nExample:",
      "  SLIPWAY_HOME=/srv/slipway slipway restore /backups/monday.tar.gz",
      "  SLIPWAY_HOME=/srv/slipway slipway server"
    })
final class RestoreCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Mixin private final JsonOption json = new JsonOption();

  private final Session session;

  RestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.screen().live("  Restoring …");
    RestoredBody restored = restored(session.surroundings().resolve(file));
    if (json.isChosen()) {
      session.printJson(restored);
    } else {
      print(restored);
    }
    return ExitCode.DONE;
  }

  private RestoredBody restored(Path backup) {
    try (OfflineServer work =
        OfflineServer.start(session.surroundings(), "restore", backup.toString())) {
      String answer = new String(work.output().readAllBytes(), StandardCharsets.UTF_8);
      work.requireSuccess();
      return Json.read(answer, RestoredBody.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(RestoredBody restored) {
    session.screen().line(Printable.of(restored.home()));
    session
        .screen()
        .remark(
            "  Restored %d %s with %d %s: %d files, %s, as of %s by Slipway %s"
                .formatted(
                    restored.projects(),
                    restored.projects() == 1 ? "project" : "projects",
                    restored.deployments(),
                    restored.deployments() == 1 ? "deployment" : "deployments",
                    restored.files(),
                    Sizes.text(restored.bytes()),
                    restored.takenAt().truncatedTo(ChronoUnit.SECONDS),
                    Printable.of(restored.slipway())));
    session.screen().remark("  `slipway server` serves it; deployments that were under way go on");
  }
}
