package dev.slipway.server.configuration;

import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.engine.retention.RetentionRules;
import dev.slipway.engine.webhook.PrivateAddresses;
import dev.slipway.engine.worker.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the service was told, checked. [ConfigurationReader] makes it.
///
/// @param vault there when one is named, in any mode
/// @param azure there in Azure mode
/// @param doubts what may not be meant so, as sentences
public record Configuration(
    Path home,
    String apiAddress,
    Port apiPort,
    String proxyAddress,
    Port proxyPort,
    String baseDomain,
    int maxConcurrentDeployments,
    Duration deploymentTimeout,
    RetryPolicy retries,
    Duration installTimeout,
    Duration buildTimeout,
    long buildMemoryBytes,
    long buildDiskBytes,
    Duration startTimeout,
    AccessConfiguration access,
    QuotaLimits quotas,
    RetentionRules retention,
    PrivateAddresses webhookPrivateAddresses,
    LogLevel logLevel,
    LogFormat logFormat,
    IdentitySettings identity,
    Optional<VaultConfiguration> vault,
    Optional<AzureConfiguration> azure,
    ComputeConfiguration compute,
    List<String> doubts) {
  public Configuration {
    doubts = List.copyOf(doubts);
  }
}
