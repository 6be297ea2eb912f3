package dev.slipway.builder.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.source.MemorySourceStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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

  private Path source() {
    return new Workspace(directory).source();
  }

  private void write(String path) throws IOException {
    Path file = source().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "made by a build");
  }

  private Synced sync() {
    return WorkspaceSync.sync(
        new Workspace(directory),
        new SourceManifest(
            files.entrySet().stream().map(file -> stored(file.getKey(), file.getValue())).toList()),
        sources);
  }

  private SourceFile stored(String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new SourceFile(new SourcePath(path), false, content.length, sources.put(content));
  }
}
