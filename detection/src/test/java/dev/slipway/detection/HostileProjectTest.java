package dev.slipway.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.slipway.detection.tree.MemorySourceTree;
import dev.slipway.domain.problem.ProblemCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a project contains, detection answers, and soon.
class HostileProjectTest {
  private static final int MUTANTS_PER_SEED = 400;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private static final List<String> PIECES =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "'",
          "`",
          "\\",
          "/*",
          "*/",
          "//",
          "\n",
          "\u0000",
          "\uFEFF",
          "null",
          "true",
          "-1",
          "1e999",
          "\"scripts\"",
          "\"engines\"",
          "__proto__",
          "workspace:*",
          ">=",
          "||",
          "^",
          "lts/",
          "@",
          "+sha512.",
          "../",
          "**",
          "!",
          "&a *a",
          "<<:",
          "\ud83d\ude00",
          "npm run start",
          "  ",
          "\t",
          "- ");

  private static final SequencedMap<String, String> SEED_PROJECT = seedProject();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void mutatedProjectFilesGiveAPlanOrAProblem(long seed) {
    Random random = new Random(seed);

    assertTimeout(
        LONG_ENOUGH,
        () -> {
          for (int i = 0; i < MUTANTS_PER_SEED; i++) {
            assertAnswers(mutated(random));
          }
        });
  }

  @Test
  void aPackageJsonOfTwoMegabytesIsAProblemThatNamesIt() {
    String large = "{\"name\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";

    Detection detection = new Detector().detect(MemorySourceTree.of(Map.of("package.json", large)));

    assertThat(detection)
        .isInstanceOfSatisfying(
            Detection.Unrecognised.class,
            unrecognised -> {
              assertThat(unrecognised.problem().code()).isEqualTo(ProblemCode.PROJECT_FILE_INVALID);
              assertThat(unrecognised.problem().where()).isEqualTo("package.json");
            });
  }

  @Test
  void textsThatTempMatchersToGoBackAreReadSoon() {
    String scripts = "a=".repeat(100_000) + " " + "node ".repeat(50_000);
    String range = ">=22 ".repeat(40_000);
    String configuration = "output:".repeat(50_000) + "'".repeat(50_001) + "/*".repeat(50_000);

    assertTimeout(
        LONG_ENOUGH,
        () ->
            assertAnswers(
                Map.of(
                    "package.json",
                    "{\"scripts\":{\"start\":\"%s\",\"build\":\"%s\"},\"dependencies\":{\"next\":\"%s\"}}"
                        .formatted(scripts, scripts, range),
                    "next.config.js",
                    configuration,
                    "yarn.lock",
                    "#".repeat(100_000),
                    ".tool-versions",
                    "nodejs ".repeat(50_000))));
  }

  @Test
  void aWorkspaceOfManyMembersAndPatternsIsReadSoon() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "package.json", "{\"workspaces\":[\"" + "**/".repeat(80) + "x\",\"*a*a*a*a*a*a*b\"]}");
    for (int i = 0; i < 1_000; i++) {
      files.put("aaaaaaaaaaaaaaaaaaaaaaaaa" + i + "/x".repeat(40) + "/package.json", "{}");
    }

    assertTimeout(LONG_ENOUGH, () -> assertAnswers(files));
  }

  private static void assertAnswers(Map<String, String> files) {
    switch (new Detector().detect(MemorySourceTree.of(files))) {
      case Detection.Recognised(var plan) -> assertThat(PlanJson.of(plan).size()).isPositive();
      case Detection.Unrecognised(var problem) -> {
        assertThat(problem.why()).isNotBlank();
        assertThat(problem.fix()).isNotBlank();
      }
    }
  }

  private static Map<String, String> mutated(Random random) {
    Map<String, String> files = new LinkedHashMap<>(SEED_PROJECT);
    List<String> names = List.copyOf(SEED_PROJECT.keySet());
    for (int i = 0; i <= random.nextInt(4); i++) {
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(10) == 0) {
        files.remove(name);
      } else {
        files.computeIfPresent(name, (_, text) -> mutated(text, random));
      }
    }
    return files;
  }

  private static String mutated(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(12));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return text.substring(0, from)
        + piece.repeat(random.nextInt(20) == 0 ? 2_000 : 1)
        + text.substring(to);
  }

  private static SequencedMap<String, String> seedProject() {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(
        "package.json",
        """
        {"name":"a","packageManager":"pnpm@10.4.1+sha512.ab","main":"./server.js",
        "scripts":{"prebuild":"x","build":"npm run one && vite build","one":"tsc","start":"node ."},
        "dependencies":{"next":"^15.1.0","vite":"7"},"workspaces":["apps/*"],
        "engines":{"node":"^20.1 || >=22 <23","pnpm":">=9"},"volta":{"node":"22.1.0"},
        "devEngines":{"runtime":[{"name":"node","version":"22"}]}}
        """);
    files.put("next.config.js", "export default { output: 'export', distDir: 'x' } // end\n");
    files.put("vite.config.ts", "export default { root: 'a', build: { outDir: '../dist' } }\n");
    files.put("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
    files.put("yarn.lock", "__metadata:\n  version: 8\n");
    files.put("pnpm-workspace.yaml", "packages:\n  - 'apps/*'\n  - '!apps/x'\n");
    files.put(".yarnrc.yml", "nodeLinker: node-modules\n");
    files.put(".nvmrc", "v22.11.0\n");
    files.put("mise.toml", "[tools]\nnode = \"22\"\n");
    files.put(
        "slipway.json",
        """
        {"node":">=22","output":"dist","port":80,"sizes":{"cpu":0.5,"memory":"512MiB"},
        "headers":[{"source":"/a/*.js","headers":{"X-A":"b","Cache-Control":"no-cache"}}],
        "redirects":[{"source":"/b/**","destination":"https://h/**?x=1","status":301}]}
        """);
    files.put("server.js", "listen()\n");
    files.put("apps/web/package.json", "{\"devDependencies\":{\"vite\":\"7\"}}\n");
    return files;
  }
}
