package dev.slipway.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String SECRET = "p@ss w\"rd/+\\é";

  @Test
  void everyPlaceOfASecretIsCovered() {
    assertThat(of("s3cret").redact("s3cret and s3crets3cret")).isEqualTo("*** and ***");
  }

  @Test
  void textWithoutASecretStaysAsItIs() {
    assertThat(of("s3cret").redact("nothing here")).isEqualTo("nothing here");
  }

  @Test
  void aSecretIsFoundInItsUsualDisguises() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    Stream.of(
            SECRET,
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().encodeToString(bytes),
            form,
            form.replace("+", "%20"),
            "p@ss w\\\"rd/+\\\\é")
        .forEach(disguise ->
            assertThat(of(SECRET).redact("<" + disguise + ">")).matches("<\\*\\*\\*=*>"));
  }

  @Test
  void theLinesOfALongSecretAreSecretsToo() {
    Redactor redactor = of("-----BEGIN KEY-----\nabcdefgh\r\nijklmnop\n");

    assertThat(redactor.redact("  abcdefgh")).isEqualTo("  ***");
    assertThat(redactor.redact("ijklmnop")).isEqualTo("***");
  }

  @Test
  void overlappingSecretsLeaveNothingOfEither() {
    assertThat(of("abcdef", "defghi").redact("<abcdefghi>")).isEqualTo("<***>");
    assertThat(of("abcd", "abcdefgh").redact("abcdefgh")).isEqualTo("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "abc", "\n\n"})
  void valuesTooShortToBeSecretDoNotSpoilTheText(String value) {
    assertThat(of(value).redact("a b abc\nd")).isEqualTo("a b abc\nd");
  }

  @Test
  void allPartsOfAProblemAreCovered() {
    Problem problem =
        new Problem(
            ProblemCode.APP_EXITED,
            "tried s3cret",
            "where s3cret",
            "why s3cret",
            "fix s3cret",
            false,
            List.of("line s3cret"));

    assertThat(of("s3cret").redact(problem).toString()).doesNotContain("s3cret");
  }

  private static Redactor of(String... secrets) {
    return new Redactor(Stream.of(secrets).map(Secret::of).toList());
  }
}
