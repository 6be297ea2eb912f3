package dev.slipway.cli.command;

import dev.slipway.cli.output.Table;
import dev.slipway.wire.QuotaBody;
import dev.slipway.wire.QuotaCount;
import dev.slipway.wire.ReleaseLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an organization may use, for people and for programs.
final class QuotaView {
  private final Session session;

  QuotaView(Session session) {
    this.session = session;
  }

  void print(QuotaBody quota, boolean asJson) {
    if (asJson) {
      session.printJson(quota);
    } else {
      table(quota).print(session.screen());
    }
  }

  private static Table table(QuotaBody quota) {
    Table table = new Table(quota.organizationId(), "used", "limit", "from", "resets");
    for (QuotaCount count : quota.quotas()) {
      table.row(
          count.title(),
          Long.toString(count.used()),
          Optional.ofNullable(count.limit()).map(String::valueOf).orElse("none"),
          origin(count.own()),
          Optional.ofNullable(count.resetsAt()).map(Instant::toString).orElse(""));
    }
    for (ReleaseLimit largest : limited(quota)) {
      table.row(
          "largest release in " + largest.environment(),
          "",
          size(largest),
          origin(largest.own()),
          "");
    }
    return table;
  }

  private static List<ReleaseLimit> limited(QuotaBody quota) {
    return quota.releases().stream()
        .filter(size -> size.own() || size.milliCpu() != null || size.memoryMebibytes() != null)
        .toList();
  }

  private static String size(ReleaseLimit largest) {
    String cpu =
        Optional.ofNullable(largest.milliCpu()).map(milli -> milli / 1000.0 + " CPU").orElse("");
    String memory =
        Optional.ofNullable(largest.memoryMebibytes()).map(most -> most + " MiB").orElse("");
    String both = (cpu + " " + memory).strip();
    return both.isEmpty() ? "none" : both;
  }

  private static String origin(boolean own) {
    return own ? "its own" : "everybody's";
  }
}
