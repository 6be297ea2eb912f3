package dev.slipway.embedded.webhook.call;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.ports.webhook.CallResult;
import dev.slipway.ports.webhook.WebhookCall;
import dev.slipway.ports.webhook.WebhookCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// Calls over sockets, one connection for each.
public final class SocketWebhookCalls implements WebhookCalls {
  private final Receivers receivers;
  private final CallLimits limits;
  private final Alarms alarms;
  private final Supplier<SSLSocketFactory> tls;

  /// @param tls makes secure connections; asked only when one is needed, because what is trusted
  ///   takes a while to load
  public SocketWebhookCalls(
      Names names, CallLimits limits, Alarms alarms, Supplier<SSLSocketFactory> tls) {
    this.receivers = new Receivers(names);
    this.limits = limits;
    this.alarms = alarms;
    this.tls = tls;
  }

  @Override
  public void check(WebhookUrl url, Reach reach) {
    try {
      receivers.of(url, reach);
    } catch (IOException e) {
      throw new SlipwayException(CallProblems.unknownHost(url), e);
    }
  }

  @Override
  public CallResult call(WebhookCall call) {
    try (Exchange exchange = new Exchange(call, limits, tls);
        Alarms.Alarm _ = alarms.in(limits.total(), exchange::giveUp)) {
      List<InetAddress> addresses = receivers.of(call.url(), call.reach());
      return exchange.with(addresses);
    } catch (SlipwayException e) {
      return new CallResult.Unanswered(e.problem());
    } catch (IOException e) {
      return new CallResult.Unanswered(CallProblems.of(call.url(), e));
    }
  }
}
