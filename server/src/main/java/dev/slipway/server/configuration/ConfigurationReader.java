package dev.slipway.server.configuration;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.engine.retention.RetentionRules;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the configuration: the environment goes before `slipway.properties` in the home folder,
/// which goes before the defaults. All mistakes are reported together.
public final class ConfigurationReader {
  /// The file in the home folder.
  public static final String FILE = "slipway.properties";

  private static final long BYTES_OF_A_MEBIBYTE = 1024L * 1024L;

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

  private final Map<String, String> environment;
  private final List<String> mistakes = new ArrayList<>();
  private Properties file = new Properties();

  private ConfigurationReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /// The configuration, or `CONFIGURATION_INVALID` with every mistake as evidence.
  ///
  /// @param environment the variables of the process
  /// @param userHome what `~` stands for
  public static Configuration read(Map<String, String> environment, Path userHome) {
    return new ConfigurationReader(environment).read(userHome);
  }

  private Configuration read(Path userHome) {
    String defaultHome =
        Settings.HOME.fallback().replaceFirst("^~", userHome.toString().replace("\\", "\\\\"));
    Path home = Settings.HOME.parse(environment.getOrDefault(Settings.HOME.name(), defaultHome));
    file = load(home.resolve(FILE));
    refuseUnknownKeys();
    String apiAddress = value(Settings.API_ADDRESS);
    Configuration configuration =
        new Configuration(
            home,
            apiAddress,
            port(Settings.API_PORT),
            value(Settings.PROXY_ADDRESS),
            port(Settings.PROXY_PORT),
            value(Settings.BASE_DOMAIN),
            value(Settings.MAX_CONCURRENT_DEPLOYMENTS),
            value(Settings.DEPLOYMENT_TIMEOUT),
            value(Settings.INSTALL_TIMEOUT),
            value(Settings.BUILD_TIMEOUT),
            value(Settings.BUILD_MEMORY),
            value(Settings.BUILD_DISK),
            value(Settings.START_TIMEOUT),
            access(apiAddress),
            quotas(),
            retention(),
            value(Settings.WEBHOOK_PRIVATE_ADDRESSES),
            value(Settings.LOG_LEVEL),
            value(Settings.LOG_FORMAT));
    if (!mistakes.isEmpty()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.CONFIGURATION_INVALID,
                  "Tried to read the configuration",
                  mistakes.size() == 1
                      ? "One setting is wrong"
                      : mistakes.size() + " settings are wrong",
                  "Correct the environment or %s".formatted(home.resolve(FILE)))
              .withEvidence(mistakes));
    }
    return configuration;
  }

  private AccessConfiguration access(String apiAddress) {
    AuthenticationMode mode = value(Settings.AUTHENTICATION);
    if (mode == AuthenticationMode.NONE && !LOOPBACK.matcher(apiAddress).matches()) {
      mistakes.add(
          "%s: none would open the API to everyone who reaches %s; it is possible only at 127.0.0.1, ::1 or localhost"
              .formatted(Settings.AUTHENTICATION.name(), apiAddress));
    }
    return new AccessConfiguration(
        mode,
        mode == AuthenticationMode.OIDC ? oidc() : Optional.empty(),
        value(Settings.RATE_LIMIT),
        value(Settings.ORIGINS));
  }

  private Optional<OidcConfiguration> oidc() {
    Optional<String> issuer = needed(Settings.OIDC_ISSUER);
    Optional<String> audience = needed(Settings.OIDC_AUDIENCE);
    Optional<URI> keys = needed(Settings.OIDC_KEYS);
    String role = value(Settings.OIDC_ROLE_CLAIM);
    String organization = value(Settings.OIDC_ORGANIZATION_CLAIM);
    return issuer.flatMap(who ->
        audience.flatMap(whom ->
            keys.map(where -> new OidcConfiguration(who, whom, where, role, organization))));
  }

  private <T> Optional<T> needed(Setting<Optional<T>> setting) {
    int before = mistakes.size();
    Optional<T> value = value(setting);
    if (value.isEmpty() && mistakes.size() == before) {
      mistakes.add(
          "%s: %s=oidc needs it".formatted(setting.name(), Settings.AUTHENTICATION.name()));
    }
    return value;
  }

  private QuotaLimits quotas() {
    Map<Quota, Long> limits = new EnumMap<>(Quota.class);
    value(Settings.QUOTA_CONCURRENT).ifPresent(limit -> limits.put(Quota.CONCURRENT, limit));
    value(Settings.QUOTA_PER_DAY).ifPresent(limit -> limits.put(Quota.PER_DAY, limit));
    value(Settings.QUOTA_PER_MONTH).ifPresent(limit -> limits.put(Quota.PER_MONTH, limit));
    value(Settings.QUOTA_PROJECTS).ifPresent(limit -> limits.put(Quota.PROJECTS, limit));
    value(Settings.QUOTA_SOURCES)
        .ifPresent(limit -> limits.put(Quota.SOURCE_BYTES, limit * BYTES_OF_A_MEBIBYTE));
    value(Settings.QUOTA_CPU).ifPresent(limit -> limits.put(Quota.MILLI_CPU, limit));
    value(Settings.QUOTA_MEMORY).ifPresent(limit -> limits.put(Quota.MEMORY, limit));
    return new QuotaLimits(
        limits,
        Map.of(
            Environment.DEVELOPMENT, value(Settings.LARGEST_DEVELOPMENT),
            Environment.STAGING, value(Settings.LARGEST_STAGING),
            Environment.PRODUCTION, value(Settings.LARGEST_PRODUCTION)));
  }

  private RetentionRules retention() {
    return new RetentionRules(
        value(Settings.RETENTION_DAYS),
        value(Settings.RETENTION_DEPLOYMENTS),
        value(Settings.RETENTION_RELEASES),
        value(Settings.DISK_LIMIT));
  }

  private Properties load(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (NoSuchFileException _) {
      // Nobody needs a file.
    } catch (IOException | IllegalArgumentException e) {
      mistakes.add("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
    return properties;
  }

  private void refuseUnknownKeys() {
    Set<String> known = Settings.ALL.stream().map(Setting::name).collect(Collectors.toSet());
    for (String key : new TreeSet<>(file.stringPropertyNames())) {
      if (!known.contains(key) || key.equals(Settings.HOME.name())) {
        mistakes.add("%s: no setting of %s has this name".formatted(key, FILE));
      }
    }
  }

  private Port port(Setting<Integer> setting) {
    boolean chosen = environment.containsKey(setting.name()) || file.containsKey(setting.name());
    return new Port(value(setting), chosen);
  }

  private <T> T value(Setting<T> setting) {
    String text =
        environment.getOrDefault(
            setting.name(), file.getProperty(setting.name(), setting.fallback()));
    try {
      return setting.parse(text);
    } catch (IllegalArgumentException _) {
      mistakes.add("%s: '%s' is not %s".formatted(setting.name(), shortened(text), setting.form()));
      return setting.parse(setting.fallback());
    }
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
