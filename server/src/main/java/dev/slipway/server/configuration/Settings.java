package dev.slipway.server.configuration;

import java.util.List;
import java.util.stream.Stream;

/// All settings, in the order of the reference.
final class Settings {
  static final List<Setting<?>> ALL =
      Stream.of(
              ServiceSettings.ALL,
              DeploymentSettings.ALL,
              AccessSettings.ALL,
              QuotaSettings.ALL,
              RetentionSettings.ALL,
              LogSettings.ALL,
              AzureSettings.ALL,
              SignInSettings.ALL,
              ComputeSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private Settings() {}
}
