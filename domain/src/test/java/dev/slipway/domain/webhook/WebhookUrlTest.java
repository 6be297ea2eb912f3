package dev.slipway.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.com,             example.com, 443,  example.com,      /,       true",
    "http://example.com/a/b?c=d,      example.com, 80,   example.com,      /a/b?c=d, false",
    "https://example.com:8443/?q,     example.com, 8443, example.com:8443, /?q,     true",
    "http://[::1]:9/x,                [::1],       9,    [::1]:9,          /x,      false",
  })
  void aUrlHasItsParts(
      String text, String host, int port, String authority, String target, boolean secure) {
    WebhookUrl url = new WebhookUrl(text);

    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.authority()).isEqualTo(authority);
    assertThat(url.target()).isEqualTo(target);
    assertThat(url.isSecure()).isEqualTo(secure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "/hook",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https:example.com",
        "https://user:s3cret@example.com/",
        "https://user@example.com/",
        "https://example.com/#part",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com/a b",
        "https://example.com/\r\nHost: other",
        "https://exämple.com/",
        "https://example.com/%zz",
        "HTTPS://example.com\\@127.0.0.1/"
      })
  void whatIsNoGoodUrlIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> new WebhookUrl(text))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.WEBHOOK_URL_REFUSED);
              assertThat(e).hasNoCause();
              assertThat(e.getMessage()).doesNotContain("s3cret");
            });
  }

  @Test
  void itsLengthIsBounded() {
    String base = "https://example.com/";
    String longest = base + "a".repeat(WebhookUrl.MAX_LENGTH - base.length());

    assertThat(new WebhookUrl(longest).value()).isEqualTo(longest);
    assertThatThrownBy(() -> new WebhookUrl(longest + "a")).isInstanceOf(SlipwayException.class);
  }

  @Test
  void whatIsShownHasNoQuery() {
    WebhookUrl url = new WebhookUrl("https://example.com/hook?token=s3cret");

    assertThat(url.shown()).isEqualTo("https://example.com/hook?***");
    assertThat(url).hasToString(url.shown());
  }
}
