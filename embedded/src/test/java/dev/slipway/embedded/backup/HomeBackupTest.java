package dev.slipway.embedded.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.ports.artifact.KeptArtifact;
import dev.slipway.ports.backup.ServiceBackup;
import dev.slipway.ports.backup.ServiceBackupContract;
import dev.slipway.ports.testing.Examples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeBackupTest extends ServiceBackupContract {
  private static final ProjectId HELLO = Examples.HELLO;

  private final Path folder;
  private final FilledHome home;
  private final ServiceBackup backup;
  private final Deployment deployment;
  private int restored;

  HomeBackupTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.home = new FilledHome(Files.createDirectory(folder.resolve("home")), folder);
    this.backup = home.backup();
    this.deployment = home.deployed("hello");
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Override
  protected ServiceBackup backup() {
    return backup;
  }

  @Test
  void everyStoreReadsFromARestoredHomeWhatItRead() throws IOException {
    Artifact site = home.site("<h1>hello</h1>", new byte[0]);
    Artifact server = home.server("serve()");

    try (FilledHome again = open(restored())) {
      assertIsThere(again, deployment);
      assertThat(again.projects.find(HELLO)).isEqualTo(home.projects.find(HELLO));
      assertThat(again.sources.latest(HELLO)).isEqualTo(home.sources.latest(HELLO));
      assertThat(again.artifacts.list())
          .extracting(KeptArtifact::artifact)
          .containsExactlyInAnyOrder(site, server);
      assertThat(again.artifacts.find(site.key())).contains(site);
      assertThat(again.artifacts.directory(server.digest()).resolve("app/sérver.js"))
          .hasContent("serve()");
    }
  }

  @Test
  void theKeyOfTheSecretsAndTheTokenAreInItForTheirOwnerOnly() throws IOException {
    home.litter();

    Path again = restored();

    for (String file : List.of("secrets.key", "secrets", "token")) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(home.folder.resolve(file));
      assertThat(Files.getPosixFilePermissions(again.resolve(file))).hasSize(2);
    }
    assertThat(again.resolve("slipway.properties")).hasContent("LOG_LEVEL=debug");
  }

  @Test
  void whatCanBeMadeAgainAndWhatIsHalfWrittenIsNotInIt() throws IOException {
    home.litter();

    Path again = restored();

    for (String file :
        List.of(
            "server.json",
            "logs/server.log",
            "workspaces",
            "toolchains",
            "artifact-incoming",
            "artifact-files/fresh123.tmp",
            "manifests/hello/pending-123.tmp")) {
      assertThat(home.folder.resolve(file)).exists();
      assertThat(again.resolve(file)).doesNotExist();
    }
  }

  @Test
  void filesThatArtifactsShareAreInItOnceAndAreSharedAgain() throws IOException {
    byte[] large = new byte[500_000];
    new Random(1).nextBytes(large);
    List<Artifact> sites = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      sites.add(home.site("<h1>%d</h1>".formatted(number), large));
    }

    Path file = backedUp();

    assertThat(Files.size(file)).isLessThan(600_000);
    Path again = unpacked(file);
    assertThat(
            sites.stream()
                .map(site -> again.resolve("artifacts/%s/site/shared.bin".formatted(site.digest())))
                .map(HomeBackupTest::inode)
                .distinct())
        .hasSize(1);
    try (FilledHome opened = open(again)) {
      opened.artifacts.delete(sites.stream().map(Artifact::digest).toList(), Instant.MAX);
      assertThat(opened.folder.resolve("artifact-files")).isEmptyDirectory();
    }
  }

  @Test
  void linksPermissionsAndTimesComeBack() throws IOException {
    Artifact server = home.server("serve()");
    Path before = home.artifacts.directory(server.digest()).resolve("app/node_modules");

    Path after = restored().resolve("artifacts/%s/app/node_modules".formatted(server.digest()));

    assertThat(Files.readSymbolicLink(after.resolve(".bin/tool")))
        .isEqualTo(Path.of("../tool/tool.js"));
    assertThat(after.resolve("tool/tool.js")).isExecutable();
    assertThat(
            Files.getLastModifiedTime(after.resolve("tool/tool.js")).toInstant().getEpochSecond())
        .isEqualTo(
            Files.getLastModifiedTime(before.resolve("tool/tool.js")).toInstant().getEpochSecond());
    assertThat(inode(after.resolve("tool/tool.js")))
        .isEqualTo(inode(onlyChild(after, "../../../../artifact-dependencies")));
  }

  @Test
  void whatTheDatabaseNamesIsInItHoweverMuchIsGoingOn() throws Exception {
    AtomicInteger number = new AtomicInteger();
    Thread busy =
        Thread.ofPlatform()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                home.deployed("busy" + number.incrementAndGet());
              }
            });
    try {
      for (int backups = 0; backups < 5; backups++) {
        try (FilledHome again = open(restored())) {
          for (var project :
              again.projects.list(Optional.empty(), Optional.empty(), 1_000).items()) {
            for (Deployment found :
                again.deployments.list(project.id(), Optional.empty(), 10).items()) {
              assertIsThere(again, found);
            }
          }
        }
      }
    } finally {
      busy.interrupt();
      busy.join();
    }
    assertThat(number.get()).isGreaterThan(5);
  }

  @Test
  void nothingThatIsCopiedIsDeletedMeanwhile() throws IOException {
    byte[] large = new byte[1_000_000];
    new Random(1).nextBytes(large);
    Artifact doomed = home.site("doomed", large);
    List<Thread> deletions = new ArrayList<>();

    try (OutputStream out =
        new OutputStream() {
          @Override
          public void write(int oneByte) {
            throw new AssertionError("bytes come in blocks");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            if (deletions.isEmpty()) {
              deletions.add(
                  Thread.startVirtualThread(
                      () -> home.artifacts.delete(List.of(doomed.digest()), Instant.MAX)));
              awaitWaiting(deletions.getFirst());
            }
            assertThat(home.artifacts.contains(doomed.digest())).isTrue();
          }
        }) {
      backup.writeTo(out);
    }

    join(deletions.getFirst());
    assertThat(home.artifacts.contains(doomed.digest())).isFalse();
  }

  @Test
  void aProjectIsForgottenAsSoonAsItsOwnFilesAreCopied() throws IOException {
    byte[] large = new byte[1_000_000];
    new Random(1).nextBytes(large);
    home.site("large", large);

    try (OutputStream out =
        new OutputStream() {
          @Override
          public void write(int oneByte) {
            throw new AssertionError("bytes come in blocks");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            join(Thread.startVirtualThread(() -> home.sources.forget(HELLO)));
          }
        }) {
      backup.writeTo(out);
    }

    assertThat(home.sources.latest(HELLO)).isEmpty();
  }

  @Test
  void aProjectIsForgottenBeforeOrAfterItsFilesAreCopiedAndNotInBetween() {
    Thread forgetting;
    try (Deletions.Held _ = home.ofProjects.copying()) {
      forgetting = Thread.startVirtualThread(() -> home.secrets.forget(HELLO));
      awaitWaiting(forgetting);
      assertThat(home.secrets.all(HELLO)).isNotEmpty();
    }
    join(forgetting);
    assertThat(home.secrets.all(HELLO)).isEmpty();
  }

  private static void assertIsThere(FilledHome again, Deployment deployment) throws IOException {
    ProjectId project = deployment.request().project();
    assertThat(again.deployments.find(deployment.id())).isPresent();
    assertThat(deployment.request().subject())
        .isInstanceOfSatisfying(
            Subject.FromSource.class,
            subject ->
                assertThat(again.sources.find(project, subject.source()))
                    .hasValueSatisfying(manifest -> assertContentIsThere(again, manifest)));
    assertThat(again.secrets.find(new SecretReference(project, FilledHome.SECRET, 1)))
        .contains(Secret.of("secret of " + project));
    assertThat(again.logs.read(deployment.id(), LogPosition.START, 10)).hasSize(1);
  }

  private static void assertContentIsThere(FilledHome again, SourceManifest manifest) {
    assertThat(again.sources.missing(manifest.files().stream().map(SourceFile::digest).toList()))
        .isEmpty();
  }

  private Path restored() throws IOException {
    return unpacked(backedUp());
  }

  private Path backedUp() throws IOException {
    Path file = folder.resolve("backup-%d.tar.gz".formatted(++restored));
    try (OutputStream out = Files.newOutputStream(file)) {
      backup.writeTo(out);
    }
    return file;
  }

  private Path unpacked(Path file) throws IOException {
    Path target = Files.createDirectory(folder.resolve("restored-" + restored));
    HomeRestore.unpack(file, target);
    return target;
  }

  private FilledHome open(Path restoredHome) {
    return new FilledHome(restoredHome, folder);
  }

  private static Path onlyChild(Path from, String pool) throws IOException {
    try (Stream<Path> states = Files.list(from.resolve(pool).normalize())) {
      return states.findFirst().orElseThrow().resolve("node_modules/tool/tool.js");
    }
  }

  private static Object inode(Path file) {
    try {
      return Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
