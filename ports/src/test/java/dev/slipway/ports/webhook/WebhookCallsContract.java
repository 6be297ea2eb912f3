package dev.slipway.ports.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.WebhookUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [WebhookCalls] does.
public abstract class WebhookCallsContract {
  private static final String BODY = "{\"type\":\"webhook.test\",\"note\":\"grüezi 🚀\"}";

  /// The calls under test.
  protected abstract WebhookCalls calls();

  /// A receiver on this machine that answers so.
  ///
  /// @param retryAfter its header field `Retry-After`
  protected abstract WebhookUrl receiver(int status, Optional<String> retryAfter, String body);

  /// What receivers got, in order: a body each, and the header fields whose names begin with
  /// `webhook-`.
  protected abstract List<Received> received();

  /// A request that came.
  ///
  /// @param headers by name in lower case
  public record Received(Map<String, String> headers, String body) {}

  @Test
  void theReceiverGetsTheBodyAndTheHeaders() {
    WebhookUrl url = receiver(204, Optional.empty(), "");

    CallResult result = call(url, Reach.PRIVATE);

    assertThat(result).isEqualTo(new CallResult.Answered(204, Optional.empty(), ""));
    assertThat(received())
        .containsExactly(
            new Received(Map.of("webhook-id", "msg_1", "webhook-signature", "v1,a v1,b"), BODY));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404, 410, 500})
  void whateverItAnswersIsAnAnswer(int status) {
    WebhookUrl url = receiver(status, Optional.empty(), "so it goes");

    assertThat(call(url, Reach.PRIVATE))
        .isEqualTo(new CallResult.Answered(status, Optional.empty(), "so it goes"));
    assertThat(received()).hasSize(1);
  }

  @Test
  void itMaySayWhenToComeBack() {
    WebhookUrl url = receiver(503, Optional.of("120"), "busy");

    assertThat(call(url, Reach.PRIVATE))
        .isEqualTo(new CallResult.Answered(503, Optional.of("120"), "busy"));
  }

  @Test
  void ofALongAnswerTheBeginningIsKept() {
    WebhookUrl url = receiver(200, Optional.empty(), "x".repeat(100_000));

    assertThat(call(url, Reach.PRIVATE))
        .isEqualTo(
            new CallResult.Answered(200, Optional.empty(), "x".repeat(WebhookCalls.MAX_EXCERPT)));
  }

  @Test
  void whatIsOutOfReachIsRefusedWhenItIsSetAndWhenItIsCalled() {
    WebhookUrl url = receiver(204, Optional.empty(), "");

    calls().check(url, Reach.PRIVATE);
    assertThatThrownBy(() -> calls().check(url, Reach.PUBLIC))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.WEBHOOK_URL_REFUSED));
    assertThat(call(url, Reach.PUBLIC))
        .isInstanceOfSatisfying(
            CallResult.Unanswered.class,
            none -> assertThat(none.problem().code()).isEqualTo(ProblemCode.WEBHOOK_URL_REFUSED));
    assertThat(received()).isEmpty();
  }

  private CallResult call(WebhookUrl url, Reach reach) {
    LinkedHashMap<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", "msg_1");
    headers.put("webhook-signature", "v1,a v1,b");
    return calls().call(new WebhookCall(url, reach, headers, BODY));
  }
}
