package dev.slipway.embedded.backup;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.sqlite.Snapshot;
import dev.slipway.ports.backup.ServiceBackup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/// Copies the home folder of a service, whether that runs or not.
///
/// Files are written before the database names them, so the database is copied first and the files
/// after it: they may be more, never fewer. What has a name in the home folder is whole and does
/// not change, except for logs, which grow.
public final class HomeBackup implements ServiceBackup {
  private final Path home;
  private final String version;
  private final InstantSource clock;
  private final Deletions ofProjects;
  private final Deletions ofOldThings;
  private final Semaphore turn = new Semaphore(1);

  /// @param version of this Slipway: `0.1.0`
  /// @param ofProjects what is deleted with a project; waits while the database, the secrets and
  ///   the manifests are copied
  /// @param ofOldThings what is deleted because nobody needs it any more; waits until all is copied
  public HomeBackup(
      Path home, String version, InstantSource clock, Deletions ofProjects, Deletions ofOldThings) {
    this.home = home;
    this.version = version;
    this.clock = clock;
    this.ofProjects = ofProjects;
    this.ofOldThings = ofOldThings;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (!turn.tryAcquire()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CONFLICT,
              "Tried to back up the service",
              "Another backup is being taken",
              "Wait until it is done"));
    }
    try (Deletions.Held _ = ofOldThings.copying();
        BackupScratch scratch = BackupScratch.in(home.resolve("incoming"))) {
      write(new BackupWriter(out, scratch.manifest()), scratch.database());
    } catch (Outgoing.Refused e) {
      throw e.reason();
    } catch (IOException e) {
      throw FileFailures.reading("Tried to back up the service", e);
    } finally {
      turn.release();
    }
  }

  private void write(BackupWriter backup, Path database) throws IOException {
    HomeTree tree = new HomeTree(home, backup);
    try (Deletions.Held _ = ofProjects.copying()) {
      Instant now = clock.instant();
      Snapshot snapshot = Snapshot.of(home.resolve(HomeContent.DATABASE), database);
      backup.head(
          new BackupHead(
              version, snapshot.schema(), now, snapshot.projects(), snapshot.deployments()));
      for (String file : HomeContent.FILES) {
        tree.addIfThere(file);
      }
      tree.forEach(HomeContent.SOURCES, project -> addManifests(tree, project));
    }
    backup.add(database, HomeContent.DATABASE);
    for (HomeContent.Folder folder : HomeContent.FOLDERS) {
      tree.addAll(folder.path(), folder.names());
    }
    backup.finish();
  }

  /// Which one is the latest is read before they are, so that it is among them.
  private static void addManifests(HomeTree tree, String project) throws IOException {
    tree.addIfThere(project + "/latest");
    tree.addAll(project, HomeContent.MANIFEST);
  }
}
