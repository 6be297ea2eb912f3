package dev.slipway.embedded.webhook.call;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/// Where a URL leads, and whether it may: the one place that decides.
final class Receivers {
  private final Names names;

  Receivers(Names names) {
    this.names = names;
  }

  /// The addresses of the URL's host, all of them within reach. Throws `WEBHOOK_URL_REFUSED` when
  /// one is not, whatever the others are.
  List<InetAddress> of(WebhookUrl url, Reach reach) throws IOException {
    if (!url.isSecure() && reach == Reach.PUBLIC) {
      throw new SlipwayException(CallProblems.insecure(url));
    }
    List<InetAddress> addresses = names.addresses(bare(url.host()));
    if (!addresses.stream().map(AddressKind::of).allMatch(kind -> kind.isWithin(reach))) {
      throw new SlipwayException(CallProblems.outOfReach(url));
    }
    return addresses;
  }

  /// The host without the brackets around an IPv6 address.
  static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
