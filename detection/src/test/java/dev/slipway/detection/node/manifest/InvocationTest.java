package dev.slipway.detection.node.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {
  @ParameterizedTest
  @CsvSource({
    "vite build, vite",
    "NODE_ENV=production node server.js, node",
    "cross-env A=1 B=2 next start, next",
    "npx --yes serve dist, serve",
    "pnpm exec vite preview, vite",
    "./node_modules/.bin/serve, serve",
    "'tsc && node dist/main.js', node"
  })
  void theLastProgramIsFoundBehindWhatWrapsIt(String line, String program) {
    assertThat(Invocation.in(line).getLast().program()).isEqualTo(program);
  }

  @Test
  void anOptionIsFoundInBothSpellings() {
    assertThat(Invocation.in("vite build --outDir www").getFirst().option("--outDir"))
        .contains("www");
    assertThat(Invocation.in("vite build --outDir=www").getFirst().option("--outDir"))
        .contains("www");
  }
}
