package dev.slipway.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.detection.tree.FolderSourceTree;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder of `src/test/corpus` is a project with the plan, or the problem, that is expected of
/// it; what its owners set beside it is in `settings.json`. `-Dslipway.corpus.update=true` writes
/// what is found as the new expectation.
class CorpusTest {
  private static final Path CORPUS = Path.of("src", "test", "corpus");
  private static final boolean UPDATE = Boolean.getBoolean("slipway.corpus.update");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("cases")
  void aProjectHasItsPlanOrItsProblem(Path folder) throws IOException {
    Detection detection = new Detector().detect(tree(folder.resolve("project")), settings(folder));

    switch (detection) {
      case Detection.Recognised(var plan) ->
          compare(folder, "plan.json", "problem.json", PlanJson.of(plan));
      case Detection.Unrecognised(var problem) ->
          compare(folder, "problem.json", "plan.json", json(problem));
    }
  }

  static List<Named<Path>> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      return folders
          .sorted()
          .map(folder -> Named.of(folder.getFileName().toString(), folder))
          .toList();
    }
  }

  private static void compare(Path folder, String expected, String other, JsonNode found)
      throws IOException {
    String text = print(found);
    if (UPDATE) {
      Files.deleteIfExists(folder.resolve(other));
      Files.writeString(folder.resolve(expected), text);
    }
    assertThat(folder.resolve(other)).as("what detection finds is a %s", expected).doesNotExist();
    assertThat(text).isEqualTo(Files.readString(folder.resolve(expected)));
  }

  private static String print(JsonNode json) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    return JSON.writer(printer).writeValueAsString(json) + "\n";
  }

  private static ObjectNode json(Problem problem) {
    ObjectNode json = JSON.createObjectNode();
    json.put("code", problem.code().name());
    json.put("where", problem.where());
    json.put("why", problem.why());
    json.put("fix", problem.fix());
    problem.evidence().forEach(json.putArray("evidence")::add);
    return json;
  }

  private static OwnSettings settings(Path folder) throws IOException {
    Path file = folder.resolve("settings.json");
    return Files.exists(file) ? WrittenSettings.read(Files.readString(file)) : OwnSettings.NONE;
  }

  private static FolderSourceTree tree(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      List<SourcePath> paths =
          files
              .filter(Files::isRegularFile)
              .map(file -> project.relativize(file).toString().replace('\\', '/'))
              .map(SourcePath::new)
              .toList();
      return new FolderSourceTree(project, paths);
    }
  }
}
