package dev.slipway.server.configuration;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.engine.retention.RetentionRules;
import dev.slipway.engine.worker.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the configuration: the environment goes before `slipway.properties` in the home folder,
/// which goes before the defaults. All mistakes are reported together.
public final class ConfigurationReader {
  private static final long BYTES_OF_A_MEBIBYTE = 1024L * 1024L;

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

  private final Values values;
  private final Values ofAzure;
  private final AzureReader azure;
  private final SignInReader signIn;

  private ConfigurationReader(Values values, Values ofAzure, Map<String, String> environment) {
    this.values = values;
    this.ofAzure = ofAzure;
    this.azure = new AzureReader(ofAzure);
    this.signIn = new SignInReader(ofAzure, environment);
  }

  /// The configuration, or `CONFIGURATION_INVALID` with every mistake as evidence.
  ///
  /// @param environment the variables of the process
  /// @param userHome what `~` stands for
  /// @param vaults opens the vault that is named, at the first setting that refers to a secret
  public static Configuration read(Map<String, String> environment, Path userHome, Vaults vaults) {
    SettingsFile file = SettingsFile.of(environment, userHome);
    Map<String, String> texts = file.texts(environment);
    SecretValues secrets = VaultReader.values(texts, environment, vaults);
    Values values = new Values(texts, secrets);
    boolean isAzureUsed = AzureReader.isUsed(values, values.of(ServiceSettings.MODE));
    return new ConfigurationReader(
            new Values(texts, secrets),
            new Values(isAzureUsed ? texts : file.lines(), secrets),
            environment)
        .read(file);
  }

  private Configuration read(SettingsFile file) {
    file.mistakes().forEach(values::mistake);
    String apiAddress = value(ServiceSettings.API_ADDRESS);
    Configuration configuration =
        new Configuration(
            file.home(),
            apiAddress,
            port(ServiceSettings.API_PORT),
            value(ServiceSettings.PROXY_ADDRESS),
            port(ServiceSettings.PROXY_PORT),
            value(ServiceSettings.BASE_DOMAIN),
            value(DeploymentSettings.MAX_CONCURRENT_DEPLOYMENTS),
            value(DeploymentSettings.DEPLOYMENT_TIMEOUT),
            retries(),
            value(DeploymentSettings.INSTALL_TIMEOUT),
            value(DeploymentSettings.BUILD_TIMEOUT),
            value(DeploymentSettings.BUILD_MEMORY),
            value(DeploymentSettings.BUILD_DISK),
            value(DeploymentSettings.START_TIMEOUT),
            access(apiAddress),
            quotas(),
            retention(),
            value(AccessSettings.WEBHOOK_PRIVATE_ADDRESSES),
            value(LogSettings.LOG_LEVEL),
            value(LogSettings.LOG_FORMAT),
            signIn.identity(),
            azure.vault(),
            azure.places(value(ServiceSettings.MODE)),
            azure.compute(),
            AzureReader.doubt(values, value(ServiceSettings.MODE)).stream().toList());
    List<String> mistakes =
        Stream.of(values, ofAzure).flatMap(read -> read.mistakes().stream()).toList();
    if (!mistakes.isEmpty()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.CONFIGURATION_INVALID,
                  "Tried to read the configuration",
                  mistakes.size() == 1
                      ? "One setting is wrong"
                      : mistakes.size() + " settings are wrong",
                  "Correct the environment or %s".formatted(file.path()))
              .withEvidence(mistakes));
    }
    return configuration;
  }

  private AccessConfiguration access(String apiAddress) {
    AuthenticationMode mode = value(AccessSettings.AUTHENTICATION);
    if (mode == AuthenticationMode.NONE && !LOOPBACK.matcher(apiAddress).matches()) {
      values.mistake(
          "%s: none would open the API to everyone who reaches %s; it is possible only at 127.0.0.1, ::1 or localhost"
              .formatted(AccessSettings.AUTHENTICATION.name(), apiAddress));
    }
    return new AccessConfiguration(
        mode,
        mode == AuthenticationMode.OIDC ? oidc() : Optional.empty(),
        value(AccessSettings.RATE_LIMIT),
        value(AccessSettings.ORIGINS));
  }

  private Optional<OidcConfiguration> oidc() {
    Optional<String> issuer = oidcNeeds(AccessSettings.OIDC_ISSUER);
    Optional<String> audience = oidcNeeds(AccessSettings.OIDC_AUDIENCE);
    Optional<URI> keys = oidcNeeds(AccessSettings.OIDC_KEYS);
    String role = value(AccessSettings.OIDC_ROLE_CLAIM);
    String organization = value(AccessSettings.OIDC_ORGANIZATION_CLAIM);
    return issuer.flatMap(who ->
        audience.flatMap(whom ->
            keys.map(where -> new OidcConfiguration(who, whom, where, role, organization))));
  }

  private <T> Optional<T> oidcNeeds(Setting<Optional<T>> setting) {
    return values.needed(setting, AccessSettings.AUTHENTICATION.name() + "=oidc");
  }

  private RetryPolicy retries() {
    return new RetryPolicy(
        value(DeploymentSettings.ATTEMPTS),
        value(DeploymentSettings.FIRST_RETRY),
        value(DeploymentSettings.LONGEST_RETRY));
  }

  private QuotaLimits quotas() {
    Map<Quota, Long> limits = new EnumMap<>(Quota.class);
    value(QuotaSettings.QUOTA_CONCURRENT).ifPresent(limit -> limits.put(Quota.CONCURRENT, limit));
    value(QuotaSettings.QUOTA_PER_DAY).ifPresent(limit -> limits.put(Quota.PER_DAY, limit));
    value(QuotaSettings.QUOTA_PER_MONTH).ifPresent(limit -> limits.put(Quota.PER_MONTH, limit));
    value(QuotaSettings.QUOTA_PROJECTS).ifPresent(limit -> limits.put(Quota.PROJECTS, limit));
    value(QuotaSettings.QUOTA_SOURCES)
        .ifPresent(limit -> limits.put(Quota.SOURCE_BYTES, limit * BYTES_OF_A_MEBIBYTE));
    value(QuotaSettings.QUOTA_CPU).ifPresent(limit -> limits.put(Quota.MILLI_CPU, limit));
    value(QuotaSettings.QUOTA_MEMORY).ifPresent(limit -> limits.put(Quota.MEMORY, limit));
    return new QuotaLimits(
        limits,
        Map.of(
            Environment.DEVELOPMENT, value(QuotaSettings.LARGEST_DEVELOPMENT),
            Environment.STAGING, value(QuotaSettings.LARGEST_STAGING),
            Environment.PRODUCTION, value(QuotaSettings.LARGEST_PRODUCTION)));
  }

  private RetentionRules retention() {
    return new RetentionRules(
        value(RetentionSettings.RETENTION_DAYS),
        value(RetentionSettings.RETENTION_DEPLOYMENTS),
        value(RetentionSettings.RETENTION_RELEASES),
        value(RetentionSettings.DISK_LIMIT));
  }

  private Port port(Setting<Integer> setting) {
    return new Port(value(setting), values.isSet(setting));
  }

  private <T> T value(Setting<T> setting) {
    return values.of(setting);
  }
}
