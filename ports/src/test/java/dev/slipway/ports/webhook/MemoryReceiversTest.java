package dev.slipway.ports.webhook;

import dev.slipway.domain.webhook.WebhookUrl;
import java.util.List;
import java.util.Optional;

final class MemoryReceiversTest extends WebhookCallsContract {
  private final MemoryReceivers receivers = new MemoryReceivers();

  @Override
  protected WebhookCalls calls() {
    return receivers;
  }

  @Override
  protected WebhookUrl receiver(int status, Optional<String> retryAfter, String body) {
    WebhookUrl url = new WebhookUrl("http://127.0.0.1:9/");
    receivers.answer(url, new CallResult.Answered(status, retryAfter, body));
    return url;
  }

  @Override
  protected List<Received> received() {
    return receivers.received().stream()
        .map(call -> new Received(call.headers(), call.body()))
        .toList();
  }
}
