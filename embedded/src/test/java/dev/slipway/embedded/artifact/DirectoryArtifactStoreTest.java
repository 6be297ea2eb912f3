package dev.slipway.embedded.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.builder.output.OutputBounds;
import dev.slipway.builder.output.OutputCollector;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.domain.rule.Destination;
import dev.slipway.domain.rule.HeaderField;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.PathPattern;
import dev.slipway.domain.rule.Redirect;
import dev.slipway.domain.rule.Redirects;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.artifact.ArtifactStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryArtifactStoreTest extends ArtifactStoreContract {
  private static final BuildKey KEY = new BuildKey(Digest.of("key"));
  private static final OutputCollector COLLECTOR =
      new OutputCollector(new OutputBounds(1_000, 10_000_000));

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir private Path home;
  @TempDir private Path project;
  private DirectoryArtifactStore store = new DirectoryArtifactStore(Path.of("."), clock);

  @BeforeEach
  void openStore() {
    store = new DirectoryArtifactStore(home, clock);
  }

  @Override
  protected ArtifactStore store() {
    return store;
  }

  @Override
  protected Artifact kept(BuildKey key, String content) {
    write("dist/index.html", content);
    return store.keep(key, site());
  }

  @Test
  void aSiteIsLaidOutWithCompressedVariantsAndAList() throws IOException {
    write("dist/assets/app.js", "let x = 1;\n".repeat(500));
    write("dist/index.html", "<h1>hello</h1>");

    Path directory = store.directory(store.keep(KEY, site()).digest());

    assertThat(directory.resolve("site/index.html")).hasContent("<h1>hello</h1>");
    assertThat(Files.size(directory.resolve("gzip/assets/app.js.gz"))).isLessThan(500);
    assertThat(directory.resolve("gzip/index.html.gz")).doesNotExist();
    assertThat(Files.readString(directory.resolve("files.json")))
        .contains("\"path\":\"assets/app.js\",\"size\":5500")
        .contains("\"gzip\":true");
  }

  @Test
  void artifactsShareTheContentOfUnchangedFiles() throws IOException {
    write("dist/same.txt", "same");
    Artifact one = kept(KEY, "one");
    Artifact two = kept(KEY, "two");

    assertThat(inode(store.directory(one.digest()).resolve("site/same.txt")))
        .isEqualTo(inode(store.directory(two.digest()).resolve("site/same.txt")));
  }

  @Test
  void whatNoArtifactNeedsIsSweptWithTheLast() throws IOException {
    write("dist/same.txt", "same");
    Artifact one = kept(KEY, "one");
    Artifact two = kept(KEY, "two");

    store.delete(List.of(one.digest()), LATER);
    assertThat(pooled("artifact-files")).isEqualTo(2);
    assertThat(store.directory(two.digest()).resolve("site/same.txt")).hasContent("same");

    store.delete(List.of(two.digest()), LATER);
    assertThat(pooled("artifact-files")).isZero();
  }

  @Test
  void whatACrashLeftOfADeletionIsSweptWithTheNext() throws IOException {
    Artifact one = kept(KEY, "one");
    Artifact two = kept(new BuildKey(Digest.of("other")), "two");
    Path doomed = Files.createDirectories(home.resolve("artifact-doomed"));
    Files.move(store.directory(one.digest()), doomed.resolve(one.digest().hex()));

    assertThat(store.find(KEY)).isEmpty();
    assertThat(store.delete(List.of(one.digest(), two.digest()), LATER))
        .containsExactly(two.digest());

    assertThat(doomed).doesNotExist();
    assertThat(pooled("artifact-files")).isZero();
    assertThat(home.resolve("artifact-keys")).isEmptyDirectory();
  }

  @Test
  void serversShareDependenciesButNotTheirOwnFiles() throws IOException {
    write("server.js", "one");
    write("node_modules/express/index.js", "express");
    Artifact one = store.keep(KEY, server());
    write("server.js", "two");
    Artifact two = store.keep(KEY, server());

    Path first = store.directory(one.digest()).resolve("app");
    Path second = store.directory(two.digest()).resolve("app");
    assertThat(first.resolve("server.js")).hasContent("one");
    assertThat(second.resolve("server.js")).hasContent("two");
    assertThat(inode(first.resolve("node_modules/express/index.js")))
        .isEqualTo(inode(second.resolve("node_modules/express/index.js")));
    assertThat(pooled("artifact-dependencies")).isEqualTo(1);
  }

  @Test
  void aChangedDependencyIsNotSeenByAnEarlierArtifact() throws IOException {
    write("node_modules/express/index.js", "express");
    Artifact one = store.keep(KEY, server());
    write("node_modules/express/index.js", "changed");
    Artifact two = store.keep(KEY, server());

    assertThat(two.digest()).isNotEqualTo(one.digest());
    assertThat(store.directory(one.digest()).resolve("app/node_modules/express/index.js"))
        .hasContent("express");
  }

  @Test
  void howAServerStartsIsRemembered() {
    write("server.js", "one");
    Artifact kept = store.keep(KEY, server());

    assertThat(new DirectoryArtifactStore(home, () -> Instant.EPOCH).find(KEY)).contains(kept);
  }

  @Test
  void whatTheProjectAsksOfAnswersAndItsSizeAreRemembered() {
    write("server.js", "one");
    Artifact kept = store.keep(KEY, asking());

    assertThat(new DirectoryArtifactStore(home, () -> Instant.EPOCH).find(KEY)).contains(kept);
    assertThat(kept.launch()).isEqualTo(asking().launch());
  }

  @Test
  void whatTheProjectAsksIsPartOfWhatAnArtifactIs() {
    write("server.js", "one");

    assertThat(store.keep(KEY, asking()).digest()).isNotEqualTo(store.keep(KEY, server()).digest());
  }

  @Test
  void anArtifactThatAsksNothingIsWrittenAsItAlwaysWas() throws IOException {
    write("server.js", "one");

    Path directory = store.directory(store.keep(KEY, server()).digest());

    assertThat(Files.readString(directory.resolve("artifact.json")))
        .endsWith(
            """
            "launch":{"type":"server","start":{"script":"start","display":"npm start",\
            "lines":["node server.js"]},"workingDirectory":".","toolchain":"node@22.21.1",\
            "healthPath":"/"}}\
            """);
  }

  @Test
  void anArtifactThatWasNotFinishedIsNotThere() throws IOException {
    Files.createDirectories(home.resolve("artifacts").resolve(Digest.of("half").hex()));

    assertThat(store.contains(Digest.of("half"))).isFalse();
    assertThat(store.list()).isEmpty();
  }

  private BuiltOutput site() {
    return new BuiltOutput(new Launch.SiteFiles(false), COLLECTOR.site(project, "dist"));
  }

  private BuiltOutput server() {
    return new BuiltOutput(
        new Launch.ServerProcess(
            new Command.Script("npm start", "start", List.of("node server.js")),
            ".",
            "node@22.21.1",
            "/"),
        COLLECTOR.server(project, ".", "."));
  }

  private BuiltOutput asking() {
    AnswerRules rules =
        new AnswerRules(
            new HeaderRules(
                List.of(
                    new HeaderRule(
                        new PathPattern("/**"), List.of(new HeaderField("X-A", "a \"b\""))))),
            new Redirects(
                List.of(new Redirect(new PathPattern("/ü/*"), new Destination("/u/*"), 301))));
    return new BuiltOutput(
        new Launch.ServerProcess(
            new Command.Shell("node server.js"),
            ".",
            "node@22.21.1",
            "/",
            new SizeRequest(Optional.of(500), Optional.of(512)),
            rules),
        COLLECTOR.server(project, ".", "."));
  }

  private void write(String path, String content) {
    try {
      Path file = project.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long pooled(String pool) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(pool))) {
      return files.count();
    }
  }

  private static Object inode(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }
}
