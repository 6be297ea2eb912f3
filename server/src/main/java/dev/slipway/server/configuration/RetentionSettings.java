package dev.slipway.server.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How much is kept.
final class RetentionSettings {
  static final Setting<Optional<Duration>> RETENTION_DAYS =
      new Setting<>(
          "RETENTION_DAYS",
          "90",
          "none, or 1 to 36500",
          "How many days a deployment is kept after its end, with its log. What is current and what"
              + " can be returned to is kept however old it is.",
          text -> Forms.limit(text, 36_500).map(Duration::ofDays));

  static final Setting<Optional<Long>> RETENTION_DEPLOYMENTS =
      new Setting<>(
          "RETENTION_DEPLOYMENTS",
          "1000",
          "none, or 1 to 1000000",
          "How many of the newest deployments of each project and environment are kept; the others"
              + " go, also before `RETENTION_DAYS` are over.",
          Forms::limit);

  static final Setting<Integer> RETENTION_RELEASES =
      new Setting<>(
          "RETENTION_RELEASES",
          "10",
          "0 to 1000",
          "How many releases of each project and environment can be returned to, besides the"
              + " current one. All that they need is kept; artifacts that no release needs are"
              + " not.",
          Forms.number(0, 1_000));

  static final Setting<Optional<Long>> DISK_LIMIT =
      new Setting<>(
          "DISK_LIMIT_MB",
          "none",
          "none, or 64 to 1073741824 MiB",
          "How much the home folder may hold in all. Above it, what can be made again goes, what"
              + " was used longest ago first; looked at once an hour.",
          text ->
              text.equals("none")
                  ? Optional.empty()
                  : Optional.of(Forms.mebibytes(64, 1 << 30).apply(text)));

  static final List<Setting<?>> ALL =
      List.of(RETENTION_DAYS, RETENTION_DEPLOYMENTS, RETENTION_RELEASES, DISK_LIMIT);

  private RetentionSettings() {}
}
