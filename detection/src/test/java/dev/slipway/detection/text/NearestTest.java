package dev.slipway.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("root", "output", "healthPath");

  @Test
  void aSlipOfThePenIsFound() {
    assertThat(Nearest.to("ouput", KNOWN)).contains("output");
    assertThat(Nearest.to("healthpath", KNOWN)).contains("healthPath");
    assertThat(Nearest.to("rootDirectory", KNOWN)).contains("root");
  }

  @Test
  void nothingIsFoundForAnotherWord() {
    assertThat(Nearest.to("headers", KNOWN)).isEmpty();
    assertThat(Nearest.to("x".repeat(10_000), KNOWN)).isEmpty();
  }
}
