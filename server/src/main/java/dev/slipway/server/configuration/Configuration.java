package dev.slipway.server.configuration;

import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.engine.retention.RetentionRules;
import dev.slipway.engine.webhook.PrivateAddresses;
import java.nio.file.Path;
import java.time.Duration;

/// What the service was told, checked. [ConfigurationReader] makes it.
public record Configuration(
    Path home,
    String apiAddress,
    Port apiPort,
    String proxyAddress,
    Port proxyPort,
    String baseDomain,
    int maxConcurrentDeployments,
    Duration deploymentTimeout,
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
    LogFormat logFormat) {}
