package dev.slipway.domain.rule;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"X-Frame-Options", "content-security-policy", "Cache-Control", "Set-Cookie"})
  void anOrdinaryFieldIsTaken(String name) {
    assertThatCode(() -> new HeaderField(name, "a; b=\"c\"")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length",
        "TRANSFER-ENCODING",
        "connection",
        "Upgrade",
        "Location",
        "ETag",
        "Content-Encoding"
      })
  void aFieldThatSaysHowAnAnswerIsCarriedIsRefused(String name) {
    assertThatThrownBy(() -> new HeaderField(name, "1"))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("which Slipway decides");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "ä", "a\r\nb", "a\u0000", "\ud800"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> new HeaderField(name, "1")).isInstanceOf(SlipwayException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " a",
        "a ",
        "a\rb",
        "a\nb",
        "a\r\nSet-Cookie: x",
        "a\u0000",
        "a\u007f",
        "ä",
        "\ud800"
      })
  void aValueThatWouldNotStayOneFieldIsRefused(String value) {
    assertThatThrownBy(() -> new HeaderField("X-A", value)).isInstanceOf(SlipwayException.class);
  }

  @Test
  void aRuleNamesAFieldOnce() {
    assertThatThrownBy(() -> rule(new HeaderField("X-A", "1"), new HeaderField("x-a", "2")))
        .isInstanceOf(SlipwayException.class);
  }

  @Test
  void aRuleIsAboutSomething() {
    assertThatThrownBy(() -> rule()).isInstanceOf(SlipwayException.class);
  }

  @Test
  void thereAreOnlySoMany() {
    HeaderRule rule = rule(new HeaderField("X-A", "1"));

    assertThatThrownBy(() -> new HeaderRules(Collections.nCopies(101, rule)))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("100");
  }

  @Test
  void togetherTheyHaveOnlySoManyFields() {
    HeaderRule rule =
        rule(
            Stream.iterate(0, i -> i + 1)
                .limit(101)
                .map(i -> new HeaderField("X-" + i, "1"))
                .toArray(HeaderField[]::new));

    assertThatThrownBy(() -> new HeaderRules(List.of(rule, rule)))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("200 header fields");
  }

  @Test
  void togetherTheyAreBounded() {
    HeaderRule rule = rule(new HeaderField("X-A", "a".repeat(9_000)));

    assertThatThrownBy(() -> new HeaderRules(List.of(rule, rule)))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("characters together");
  }

  private static HeaderRule rule(HeaderField... fields) {
    return new HeaderRule(new PathPattern("/**"), List.of(fields));
  }
}
