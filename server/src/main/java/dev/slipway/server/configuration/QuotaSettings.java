package dev.slipway.server.configuration;

import dev.slipway.domain.project.SizeRequest;
import java.util.List;
import java.util.Optional;

/// What an organization may use.
final class QuotaSettings {
  static final Setting<Optional<Long>> QUOTA_CONCURRENT =
      new Setting<>(
          "QUOTA_CONCURRENT_DEPLOYMENTS",
          "none",
          "none, or 1 to 1000000",
          "How many deployments of an organization may be under way at once, those that wait"
              + " included.",
          Forms::limit);

  static final Setting<Optional<Long>> QUOTA_PER_DAY =
      new Setting<>(
          "QUOTA_DEPLOYMENTS_PER_DAY",
          "none",
          "none, or 1 to 1000000",
          "How many deployments an organization may have in a day of UTC; one that fails or is"
              + " cancelled is not counted.",
          Forms::limit);

  static final Setting<Optional<Long>> QUOTA_PER_MONTH =
      new Setting<>(
          "QUOTA_DEPLOYMENTS_PER_MONTH",
          "none",
          "none, or 1 to 1000000",
          "The same for a month of UTC.",
          Forms::limit);

  static final Setting<Optional<Long>> QUOTA_PROJECTS =
      new Setting<>(
          "QUOTA_PROJECTS",
          "none",
          "none, or 1 to 1000000",
          "How many projects an organization may have.",
          Forms::limit);

  static final Setting<Optional<Long>> QUOTA_SOURCES =
      new Setting<>(
          "QUOTA_SOURCES_MB",
          "none",
          "none, or 1 to 1000000",
          "How many MiB the sources that an organization's projects keep may have together; a file counts in each source that has it.",
          Forms::limit);

  static final Setting<Optional<Long>> QUOTA_CPU =
      new Setting<>(
          "QUOTA_SERVER_MILLI_CPU",
          "none",
          "none, or 1 to 1000000",
          "How many thousandths of a processor the servers of an organization may have together.",
          Forms::limit);

  static final Setting<Optional<Long>> QUOTA_MEMORY =
      new Setting<>(
          "QUOTA_SERVER_MEMORY_MB",
          "none",
          "none, or 1 to 1000000",
          "How many MiB of memory the servers of an organization may have together.",
          Forms::limit);

  static final Setting<SizeRequest> LARGEST_DEVELOPMENT =
      largest(
          "MAX_DEVELOPMENT_RELEASE",
          "The most that `sizes` of a project may ask for in the environment development.");

  static final Setting<SizeRequest> LARGEST_STAGING =
      largest("MAX_STAGING_RELEASE", "The same for staging.");

  static final Setting<SizeRequest> LARGEST_PRODUCTION =
      largest("MAX_PRODUCTION_RELEASE", "The same for production.");

  private static Setting<SizeRequest> largest(String name, String meaning) {
    return new Setting<>(
        name,
        "none",
        "none, or processors and memory such as 2/4GiB, either - for no limit",
        meaning,
        text -> text.equals("none") ? SizeRequest.NONE : SizeRequest.parse(text));
  }

  static final List<Setting<?>> ALL =
      List.of(
          QUOTA_CONCURRENT,
          QUOTA_PER_DAY,
          QUOTA_PER_MONTH,
          QUOTA_PROJECTS,
          QUOTA_SOURCES,
          QUOTA_CPU,
          QUOTA_MEMORY,
          LARGEST_DEVELOPMENT,
          LARGEST_STAGING,
          LARGEST_PRODUCTION);

  private QuotaSettings() {}
}
