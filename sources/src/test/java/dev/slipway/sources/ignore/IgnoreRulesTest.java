package dev.slipway.sources.ignore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourcePath;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {
  private static final String NODE_PROJECT = "package.json";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/dialog.tsx",
        "blog/post.md",
        "src/template.ts",
        "scripts/rebuild.ts",
        "src/build/steps.ts",
        "public/dist/lib.js",
        "src/environment.ts",
        "logs.md",
        ".env.example",
        "apps/web/.env.template",
        ".gitignore",
        ".github/workflows/ci.yml",
        "distribution/index.ts"
      })
  void namesThatOnlyResembleOutputAreSource(String path) {
    assertThat(rules(Map.of(NODE_PROJECT, "{}")).leavesOut(new SourcePath(path))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node_modules/vite/index.js",
        "packages/a/node_modules/b/index.js",
        ".git/config",
        "sub/.git",
        ".env",
        ".env.production",
        "apps/web/.env.local",
        "dist/index.html",
        "build/index.html",
        "out/index.html",
        "coverage/lcov.info",
        ".next/server/app.js",
        ".DS_Store",
        "src/.DS_Store",
        ".slipway/state"
      })
  void whatIsNeverSourceIsLeftOut(String path) {
    assertThat(rules(Map.of(NODE_PROJECT, "{}")).leavesOut(new SourcePath(path))).isTrue();
  }

  @Test
  void outputFoldersArePartOfAPlainSite() {
    IgnoreRules rules = rules(Map.of("index.html", ""));

    assertThat(rules.leavesOut(new SourcePath("dist/index.html"))).isFalse();
    assertThat(rules.leavesOut(new SourcePath("build/app.js"))).isFalse();
  }

  @Test
  void outputOfEveryPackageOfAWorkspaceIsLeftOut() {
    IgnoreRules rules = rules(Map.of(NODE_PROJECT, "{}", "apps/web/package.json", "{}"));

    assertThat(rules.leavesOut(new SourcePath("apps/web/dist/index.html"))).isTrue();
    assertThat(rules.leavesOut(new SourcePath("apps/docs/dist/index.html"))).isFalse();
  }

  @Test
  void aGitignoreThatDoesNotListAFolderSaysItIsSource() {
    IgnoreRules rules = rules(Map.of(NODE_PROJECT, "{}", ".gitignore", "dist\n"));

    assertThat(rules.leavesOut(new SourcePath("build/webpack.config.js"))).isFalse();
    assertThat(rules.leavesOut(new SourcePath("dist/index.html"))).isTrue();
    assertThat(rules.leavesOut(new SourcePath("node_modules/a/index.js"))).isTrue();
  }

  @Test
  void theNearestGitignoreDecidesAndMayNegate() {
    IgnoreRules rules =
        rules(Map.of(".gitignore", "*.log\n/secret/\n", "kept/.gitignore", "!*.log\n"));

    assertThat(rules.leavesOut(new SourcePath("a.log"))).isTrue();
    assertThat(rules.leavesOut(new SourcePath("other/a.log"))).isTrue();
    assertThat(rules.leavesOut(new SourcePath("kept/a.log"))).isFalse();
    assertThat(rules.leavesOut(new SourcePath("secret/a.txt"))).isTrue();
    assertThat(rules.leavesOut(new SourcePath("kept/secret/a.txt"))).isFalse();
  }

  @Test
  void slipwayignoreGoesBeforeGitignore() {
    IgnoreRules rules =
        rules(
            Map.of(
                ".slipwayignore", "!generated.ts\ndocs/\n!.env.production\n",
                ".gitignore", "generated.ts\n!docs/\n"));

    assertThat(rules.leavesOut(new SourcePath("generated.ts"))).isFalse();
    assertThat(rules.leavesOut(new SourcePath("docs/a.md"))).isTrue();
    assertThat(rules.leavesOut(new SourcePath(".env.production"))).isFalse();
  }

  @Test
  void nothingBringsVersionControlBack() {
    IgnoreRules rules = rules(Map.of(".slipwayignore", "!.git\n!.git/**\n"));

    assertThat(rules.leavesOut(new SourcePath(".git/config"))).isTrue();
  }

  @Test
  void rulesThatWouldTakeForeverAreRefused() {
    IgnoreRules rules = rules(Map.of(".gitignore", "*a*a*a*a*a*a*a*b\n"));

    assertThatThrownBy(() -> rules.leavesOut(new SourcePath("a")))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining(".gitignore");
  }

  private static IgnoreRules rules(Map<String, String> files) {
    return new IgnoreRules(
        new ProjectFiles() {
          @Override
          public boolean has(String path) {
            return files.containsKey(path);
          }

          @Override
          public Optional<InputStream> open(String path) {
            return Optional.ofNullable(files.get(path))
                .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
          }
        });
  }
}
