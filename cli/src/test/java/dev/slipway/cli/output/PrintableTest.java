package dev.slipway.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31mred\u001b[0m",
        "\u001b]8;;http://evil\u0007red",
        "\u001b]0;title\u001b\\red",
        "r\bed\r\n",
        "\u009bred",
        "\u202ered\u2066",
        "\u001bcred",
        "red\u0000"
      })
  void nothingThatSteersATerminalIsLeft(String text) {
    assertThat(Printable.of(text)).isEqualTo("red");
  }

  @Test
  void ordinaryTextIsLeftAlone() {
    assertThat(Printable.of("Größe → 12\t✓ 日本")).isEqualTo("Größe → 12\t✓ 日本");
  }

  @Test
  void aLongLineIsCut() {
    assertThat(Printable.of("abcdef", 4)).isEqualTo("abc…");
  }
}
