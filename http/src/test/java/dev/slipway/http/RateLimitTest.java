package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.Secret;
import dev.slipway.http.access.AccessSettings;
import dev.slipway.ports.testing.Examples;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {
  private static final Grant VIEWER = Grant.in(Examples.ACME, Role.VIEWER);

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api =
        new ApiUnderTest(
            scratch,
            new AccessSettings(
                new AccessSettings.Mode.WithKeys(Secret.of(ApiUnderTest.TOKEN)), 2, Set.of()));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void answersSayHowMuchIsLeft() {
    HttpResponse<String> answer = ask(api.token(VIEWER));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ratelimit-limit")).hasValue("2");
    assertThat(answer.headers().firstValue("ratelimit-remaining")).hasValue("1");
    assertThat(answer.headers().firstValue("ratelimit-reset")).hasValue("30");
  }

  @Test
  void whoeverAsksTooOftenIsToldWhenToAskAgain() {
    String token = api.token(VIEWER);
    ask(token);
    ask(token);

    HttpResponse<String> refused = ask(token);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("\"error\":\"RATE_LIMITED\"", "\"retryable\":true");
    assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow()))
        .isBetween(1, 30);
    assertThat(refused.headers().firstValue("ratelimit-remaining")).hasValue("0");
  }

  @Test
  void oneKeyDoesNotUseUpWhatAnotherMayAsk() {
    String busy = api.token(VIEWER);
    for (int i = 0; i < 5; i++) {
      ask(busy);
    }

    assertThat(ask(api.token(VIEWER)).statusCode()).isEqualTo(200);
  }

  @Test
  void aRotatedKeyHasNoMoreThanBefore() {
    var issued = api.keys.create("ci", VIEWER);
    ask(issued.text().reveal());
    ask(issued.text().reveal());

    String next = api.keys.rotate(issued.key().id(), Duration.ZERO).text().reveal();

    assertThat(ask(next).statusCode()).isEqualTo(429);
  }

  @Test
  void theMachineItselfHasNoLimit() {
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer = api.get("/projects");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ratelimit-limit")).isEmpty();
    }
  }

  private HttpResponse<String> ask(String token) {
    return api.send(api.request("/projects").setHeader("Authorization", "Bearer " + token).build());
  }
}
