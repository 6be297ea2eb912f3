package dev.slipway.builder.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputCollectorTest {
  @TempDir private Path project;
  private final OutputCollector collector = new OutputCollector(new OutputBounds(10, 1_000));

  @Test
  void aMissingFolderNamesThoseThatAreThere() throws IOException {
    write("build/index.html", "x");

    Problem problem = problemOf(() -> collector.site(project, "dist"));

    assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_OUTPUT_MISSING);
    assertThat(problem.why()).contains("build");
  }

  @Test
  void linksToFilesOfTheProjectCountAsThoseFiles() throws IOException {
    write("public/logo.svg", "<svg/>");
    write("dist/index.html", "x");
    Files.createSymbolicLink(project.resolve("dist/logo.svg"), Path.of("../public/logo.svg"));

    BuiltTree tree = collector.site(project, "dist");

    assertThat(tree.own()).hasSize(2).allMatch(BuiltFile.Regular.class::isInstance);
    assertThat(tree.bytes()).isEqualTo(7);
  }

  @Test
  void linksThatLeaveTheProjectAreRefused() throws IOException {
    write("dist/index.html", "x");
    Files.createSymbolicLink(project.resolve("dist/passwd"), Path.of("/etc/passwd"));

    assertThat(problemOf(() -> collector.site(project, "dist")).code())
        .isEqualTo(ProblemCode.BUILD_OUTPUT_REFUSED);
    assertThat(problemOf(() -> collector.server(project, ".", ".")).code())
        .isEqualTo(ProblemCode.BUILD_OUTPUT_REFUSED);
  }

  @Test
  void anOutputFolderThatIsALinkElsewhereIsMissing() throws IOException {
    Files.createSymbolicLink(project.resolve("dist"), Path.of("/etc"));

    assertThat(problemOf(() -> collector.site(project, "dist")).code())
        .isEqualTo(ProblemCode.BUILD_OUTPUT_MISSING);
  }

  @Test
  void tooManyFilesOrBytesAreRefused() throws IOException {
    write("big/file", "x".repeat(1_001));
    for (int i = 0; i < 11; i++) {
      write("many/" + i, "x");
    }

    assertThat(problemOf(() -> collector.site(project, "big")).code())
        .isEqualTo(ProblemCode.BUILD_OUTPUT_REFUSED);
    assertThat(problemOf(() -> collector.site(project, "many")).code())
        .isEqualTo(ProblemCode.BUILD_OUTPUT_REFUSED);
  }

  @Test
  void aServerKeepsDependenciesApartAndLeavesCachesBehind() throws IOException {
    write("server.js", "x");
    write("node_modules/express/index.js", "x");
    write("node_modules/.cache/tool", "x");
    write(".next/cache/webpack", "x");
    write(".git/HEAD", "x");

    BuiltTree tree = collector.server(project, ".", ".");

    assertThat(tree.own()).extracting(file -> file.path().value()).containsExactly("server.js");
    assertThat(tree.dependencies())
        .extracting(file -> file.path().value())
        .containsExactly("node_modules/express/index.js");
  }

  @Test
  void aServerInOneFolderKeepsThatFolderAndItsManifest() throws IOException {
    write("package.json", "{}");
    write(".output/server/index.mjs", "x");
    write("src/app.vue", "x");

    assertThat(collector.server(project, ".", ".output").own())
        .extracting(file -> file.path().value())
        .containsExactly(".output/server/index.mjs", "package.json");
  }

  private void write(String path, String content) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static Problem problemOf(Runnable action) {
    return catchThrowableOfType(SlipwayException.class, action::run).problem();
  }
}
