package dev.slipway.builder.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.source.MemorySourceStore;
import dev.slipway.ports.source.SourceStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceSyncTest {
  @TempDir private Path directory;
  private final MemorySourceStore sources = new MemorySourceStore();
  private final TreeMap<String, String> files =
      new TreeMap<>(Map.of("index.html", "one", "src/main.ts", "two", "src/deep/x.ts", "three"));

  @Test
  void everythingIsWrittenOnceAndThenNothing() {
    assertThat(sync()).isEqualTo(new Synced(3, 3, 0, 11));
    assertThat(sync()).isEqualTo(new Synced(3, 0, 0, 0));
    assertThat(source().resolve("src/deep/x.ts")).hasContent("three");
  }

  @Test
  void onlyWhatChangedIsWrittenAndWhatIsGoneIsRemoved() {
    sync();
    files.put("index.html", "changed");
    files.remove("src/deep/x.ts");

    assertThat(sync()).isEqualTo(new Synced(2, 1, 1, 7));
    assertThat(source().resolve("index.html")).hasContent("changed");
    assertThat(source().resolve("src/deep")).doesNotExist();
  }

  @Test
  void aFileThatABuildChangedIsWrittenAgain() throws IOException {
    sync();
    Files.writeString(source().resolve("index.html"), "changed by a build");

    assertThat(sync().changed()).isEqualTo(1);
    assertThat(source().resolve("index.html")).hasContent("one");
  }

  @Test
  void whatABuildMadeIsRemovedButNotItsCaches() throws IOException {
    sync();
    write("dist/index.html");
    write("node_modules/vite/package.json");
    write("packages/a/node_modules/b/index.js");
    write(".next/cache/webpack");
    write(".next/server/page.js");

    sync();

    assertThat(source().resolve("dist")).doesNotExist();
    assertThat(source().resolve("node_modules/vite/package.json")).exists();
    assertThat(source().resolve("packages/a/node_modules/b/index.js")).exists();
    assertThat(source().resolve(".next/cache/webpack")).exists();
    assertThat(source().resolve(".next/server")).doesNotExist();
  }

  @Test
  void aLinkInPlaceOfAFileIsNotWrittenThrough(@TempDir Path outside) throws IOException {
    Path victim = Files.writeString(outside.resolve("victim"), "untouched");
    sync();
    Files.delete(source().resolve("index.html"));
    Files.createSymbolicLink(source().resolve("index.html"), victim);

    sync();

    assertThat(victim).hasContent("untouched");
    assertThat(source().resolve("index.html")).isRegularFile().hasContent("one");
    assertThat(Files.isSymbolicLink(source().resolve("index.html"))).isFalse();
  }

  @Test
  void aLinkInPlaceOfAFolderIsNotWrittenOrRemovedThrough(@TempDir Path outside) throws IOException {
    Files.createDirectories(outside.resolve("deep"));
    Path victim = Files.writeString(outside.resolve("deep/x.ts"), "untouched");
    sync();
    Files.delete(source().resolve("src/deep/x.ts"));
    Files.delete(source().resolve("src/deep"));
    Files.delete(source().resolve("src/main.ts"));
    Files.delete(source().resolve("src"));
    Files.createSymbolicLink(source().resolve("src"), outside);
    files.remove("src/deep/x.ts");

    sync();

    assertThat(victim).hasContent("untouched");
    assertThat(outside.resolve("main.ts")).doesNotExist();
    assertThat(source().resolve("src/main.ts")).hasContent("two");
  }

  @Test
  void aLinkedCacheFolderIsRemovedAndNotFollowed(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("victim"), "untouched");
    sync();
    Files.createSymbolicLink(source().resolve("node_modules"), outside);

    sync();

    assertThat(source().resolve("node_modules")).doesNotExist();
    assertThat(outside.resolve("victim")).hasContent("untouched");
  }

  @Test
  void aFolderInPlaceOfAFileIsReplaced() throws IOException {
    sync();
    Files.delete(source().resolve("index.html"));
    write("index.html/nested/file");

    sync();

    assertThat(source().resolve("index.html")).isRegularFile().hasContent("one");
  }

  @Test
  void severalFilesAreFetchedAtTheSameTimeButNotAll() {
    for (int number = 0; number < 100; number++) {
      files.put("file" + number, "text " + number);
    }
    CountDownLatch several = new CountDownLatch(16);
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    Synced synced =
        sync(
            _ -> {
              most.accumulateAndGet(open.incrementAndGet(), Math::max);
              several.countDown();
              assertThat(isReached(several)).isTrue();
              open.decrementAndGet();
            },
            (_, _) -> {});

    assertThat(synced.changed()).isEqualTo(103);
    assertThat(most).hasValue(16);
    assertThat(source().resolve("file99")).hasContent("text 99");
    assertThat(sync().changed()).isZero();
  }

  @Test
  void whoeverWaitsIsToldHowManyFilesAreThere() {
    CountDownLatch told = new CountDownLatch(1);
    Queue<String> progress = new ConcurrentLinkedQueue<>();
    Digest slow = sources.put("three".getBytes(StandardCharsets.UTF_8));

    sync(
        digest -> assertThat(!digest.equals(slow) || isReached(told)).isTrue(),
        (there, all) -> {
          progress.add(there + " of " + all);
          told.countDown();
        });

    assertThat(progress).containsExactly("2 of 3");
  }

  @Test
  void aSourceThatIsNotAllThereFailsAsItsFirstMissingFileDoes() {
    sync();
    for (int number = 0; number < 100; number++) {
      files.put("file" + number, "text " + number);
    }
    Digest missing = Digest.of("text 0");

    assertThatThrownBy(() ->
            sync(
                digest -> {
                  if (digest.equals(missing)) {
                    throw new SlipwayException(
                        Problem.of(ProblemCode.SOURCE_INCOMPLETE, "tried", "why", "fix"));
                  }
                },
                (_, _) -> {}))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.SOURCE_INCOMPLETE));
    assertThat(sync().files()).isEqualTo(103);
    assertThat(source().resolve("file99")).hasContent("text 99");
  }

  @Test
  void anInterruptedSyncEndsAndGoesOnLater() {
    Thread building = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(() ->
            sync(
                _ -> {
                  building.interrupt();
                  assertThat(isReached(never)).isTrue();
                },
                (_, _) -> {}))
        .isInstanceOf(SlipwayException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sync()).isEqualTo(new Synced(3, 3, 0, 11));
  }

  private static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path source() {
    return new Workspace(directory).source();
  }

  private void write(String path) throws IOException {
    Path file = source().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "made by a build");
  }

  private Synced sync() {
    return sync(_ -> {}, (_, _) -> {});
  }

  private Synced sync(Consumer<Digest> whenOpening, SyncProgress progress) {
    return WorkspaceSync.sync(
        new Workspace(directory),
        new SourceManifest(
            files.entrySet().stream().map(file -> stored(file.getKey(), file.getValue())).toList()),
        opening(whenOpening),
        progress);
  }

  /// The sources, with something that happens before content is opened.
  private SourceStore opening(Consumer<Digest> event) {
    return (SourceStore)
        Proxy.newProxyInstance(
            SourceStore.class.getClassLoader(),
            new Class<?>[] {SourceStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("open")) {
                event.accept((Digest) arguments[0]);
              }
              return method.invoke(sources, arguments);
            });
  }

  private SourceFile stored(String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new SourceFile(new SourcePath(path), false, content.length, sources.put(content));
  }
}
