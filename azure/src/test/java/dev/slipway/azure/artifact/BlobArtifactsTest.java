package dev.slipway.azure.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.azure.standin.blob.Fault;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.artifact.ArtifactStoreContract;
import dev.slipway.ports.testing.AtOnce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Artifacts that one process keeps and another starts.
final class BlobArtifactsTest extends ArtifactStoreContract {
  private static final BuildKey KEY = new BuildKey(Digest.of("a key"));

  @TempDir private Path home;
  private final String name = TestBlobs.freshName();
  private final BlobArtifacts store = new BlobArtifacts(TestBlobs.open(name), clock);
  private final BlobArtifacts other = new BlobArtifacts(TestBlobs.open(name), clock);

  @Override
  protected ArtifactStore store() {
    return store;
  }

  @Override
  protected Artifact kept(BuildKey key, String content) {
    try {
      Path folder = Files.createTempDirectory(home, "built");
      Files.createDirectories(folder.resolve("gzip"));
      Path app = Files.createDirectories(folder.resolve("app/bin"));
      Files.writeString(app.resolve("start"), content);
      assertThat(app.resolve("start").toFile().setExecutable(true)).isTrue();
      Files.writeString(folder.resolve("app/page.html"), "page");
      Files.createSymbolicLink(folder.resolve("app/link"), Path.of("bin/start"));
      Artifact artifact =
          new Artifact(Digest.of(content), key, new Launch.SiteFiles(false), 1, content.length());
      store.put(artifact, folder);
      return artifact;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anotherProcessGetsEveryFileAsItWas() throws IOException {
    Artifact artifact = kept(KEY, "hello");
    Path folder = home.resolve("there/" + artifact.digest().hex());

    assertThat(other.fetch(artifact.digest(), folder)).isTrue();
    assertThat(other.fetch(artifact.digest(), folder)).isTrue();

    assertThat(folder.resolve("app/bin/start")).isExecutable().hasContent("hello");
    assertThat(Files.isExecutable(folder.resolve("app/page.html"))).isFalse();
    assertThat(Files.readSymbolicLink(folder.resolve("app/link"))).isEqualTo(Path.of("bin/start"));
    assertThat(folder.resolve("gzip")).isEmptyDirectory();
    try (Stream<Path> there = Files.list(folder.getParent())) {
      assertThat(there).containsExactly(folder);
    }
  }

  @Test
  void whatIsNotThereIsNotFetched() {
    assertThat(other.fetch(Digest.of("nothing"), home.resolve("nothing"))).isFalse();
    assertThat(home.resolve("nothing")).doesNotExist();
  }

  @Tag("stand-in")
  @Test
  void whatBreaksOffWhileItIsFetchedLeavesNothing() throws IOException {
    Artifact artifact = kept(KEY, "hello");
    try (FaultyWay way = TestBlobs.way()) {
      BlobArtifacts remote = new BlobArtifacts(TestBlobs.over(way, name), clock);
      way.failing((_, request) ->
          request.contains("packs") ? Optional.of(new Fault.NeverCame()) : Optional.empty());
      Path folder = home.resolve("there/artifact");

      SlipwayException failure =
          catchThrowableOfType(
              SlipwayException.class, () -> remote.fetch(artifact.digest(), folder));

      assertThat(failure.problem().retryable()).isTrue();
      try (Stream<Path> there = Files.list(folder.getParent())) {
        assertThat(there).isEmpty();
      }
      way.failing((_, _) -> Optional.empty());
      assertThat(remote.fetch(artifact.digest(), folder)).isTrue();
    }
  }

  @Tag("stand-in")
  @Test
  void whoWantsManyArtifactsFetchesSomeAtATime() {
    List<Artifact> artifacts =
        IntStream.range(0, 24)
            .mapToObj(number -> kept(new BuildKey(Digest.of("key " + number)), "app " + number))
            .toList();
    CountDownLatch eight = new CountDownLatch(8);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (FaultyWay way = TestBlobs.way()) {
      BlobArtifacts remote = new BlobArtifacts(TestBlobs.over(way, name), clock);
      way.failing((_, request) -> {
        if (request.startsWith("GET") && request.contains(".json")) {
          most.accumulateAndGet(begun.incrementAndGet(), Math::max);
          eight.countDown();
          assertThat(isReached(eight)).isTrue();
          begun.decrementAndGet();
        }
        return Optional.empty();
      });

      List<Boolean> fetched =
          AtOnce.race(
              24,
              number -> {
                Digest digest = artifacts.get(number).digest();
                return remote.fetch(digest, home.resolve("there/" + digest.hex()));
              });

      assertThat(fetched).containsOnly(true);
      assertThat(most).hasValue(8);
    }
  }

  private static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatADeletedArtifactSharesWithOthersStays() {
    Artifact one = kept(KEY, "hello");
    Artifact two = kept(new BuildKey(Digest.of("another key")), "goodbye");
    var aWeekLater = clock.instant().plus(Duration.ofDays(7));

    assertThat(other.delete(List.of(one.digest()), aWeekLater)).containsExactly(one.digest());

    Path folder = home.resolve("there/two");
    assertThat(store.fetch(two.digest(), folder)).isTrue();
    assertThat(folder.resolve("app/page.html")).hasContent("page");
    assertThat(store.find(KEY)).isEmpty();
  }

  @Test
  void aPathThatLeavesTheFolderIsRefused() {
    ArtifactFolder folder = new ArtifactFolder(home.resolve("artifact"));

    for (String path : List.of("../outside", "/etc/passwd", "a/../../b", "", ".")) {
      assertThat(catchThrowableOfType(IOException.class, () -> folder.place(path)))
          .as(path)
          .isNotNull();
    }
  }
}
