package dev.slipway.ports.webhook;

import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.WebhookUrl;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One request to a receiver.
///
/// @param reach which addresses it may go to
/// @param headers what it is sent beside the usual ones, by name
/// @param body JSON
public record WebhookCall(
    WebhookUrl url, Reach reach, SequencedMap<String, String> headers, String body) {
  public WebhookCall {
    headers = new LinkedHashMap<>(headers);
  }
}
