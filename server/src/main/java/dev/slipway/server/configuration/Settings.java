package dev.slipway.server.configuration;

import dev.slipway.domain.project.SizeRequest;
import dev.slipway.engine.webhook.PrivateAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// All settings, in the order of the reference.
final class Settings {
  static final Setting<Path> HOME =
      new Setting<>(
          "SLIPWAY_HOME",
          "~/.slipway",
          "a folder",
          "Where everything is kept: the database, sources, releases, logs, toolchains and the"
              + " access token.",
          Settings::folder);

  static final Setting<String> API_ADDRESS =
      new Setting<>(
          "SLIPWAY_API_ADDRESS",
          "127.0.0.1",
          "an IP address or host name",
          "The address that the API listens on.",
          Settings::host);

  static final Setting<Integer> API_PORT =
      new Setting<>(
          "SLIPWAY_API_PORT",
          "7071",
          "0 to 65535; 0 is any free port",
          "The port of the API. When it is not set and taken, a free port is used instead.",
          number(0, 65_535));

  static final Setting<String> PROXY_ADDRESS =
      new Setting<>(
          "SLIPWAY_PROXY_ADDRESS",
          "127.0.0.1",
          "an IP address or host name",
          "The address that deployed sites and servers are reached at.",
          Settings::host);

  static final Setting<Integer> PROXY_PORT =
      new Setting<>(
          "SLIPWAY_PROXY_PORT",
          "7070",
          "0 to 65535; 0 is any free port",
          "The port that deployed sites and servers are reached at. When it is not set and taken, a"
              + " free port is used instead.",
          number(0, 65_535));

  static final Setting<String> BASE_DOMAIN =
      new Setting<>(
          "SLIPWAY_BASE_DOMAIN",
          "localhost",
          "a domain name",
          "What follows the project in host names: `hello-vite.localhost`.",
          Settings::host);

  static final Setting<Integer> MAX_CONCURRENT_DEPLOYMENTS =
      new Setting<>(
          "MAX_CONCURRENT_DEPLOYMENTS",
          "4",
          "1 to 1000",
          "How many deployments are worked on at once; the others wait in the queue.",
          number(1, 1_000));

  static final Setting<Duration> DEPLOYMENT_TIMEOUT =
      new Setting<>(
          "DEPLOYMENT_TIMEOUT_MS",
          "600000",
          "1000 to 86400000 milliseconds",
          "How long one deployment may take, all its attempts together.",
          milliseconds(1_000, 86_400_000));

  static final Setting<Duration> INSTALL_TIMEOUT =
      new Setting<>(
          "INSTALL_TIMEOUT_MS",
          "300000",
          "1000 to 86400000 milliseconds",
          "How long installing the dependencies may take.",
          milliseconds(1_000, 86_400_000));

  static final Setting<Duration> BUILD_TIMEOUT =
      new Setting<>(
          "BUILD_TIMEOUT_MS",
          "300000",
          "1000 to 86400000 milliseconds",
          "How long the build command may take.",
          milliseconds(1_000, 86_400_000));

  static final Setting<Long> BUILD_MEMORY =
      new Setting<>(
          "BUILD_MEMORY_MB",
          "8192",
          "512 to 1048576 MiB",
          "How much memory each process of a build may hold; what its processes hold together is"
              + " not limited. Node.js counts about 600 MiB at its start. Linux only.",
          mebibytes(512, 1_048_576));

  static final Setting<Long> BUILD_DISK =
      new Setting<>(
          "BUILD_DISK_MB",
          "10240",
          "64 to 1048576 MiB",
          "How large the workspace of a project and environment may grow, give or take a tenth,"
              + " with what stays in it between builds.",
          mebibytes(64, 1_048_576));

  static final Setting<Duration> START_TIMEOUT =
      new Setting<>(
          "APP_START_TIMEOUT_MS",
          "60000",
          "1000 to 600000 milliseconds",
          "How long a server may take to become healthy before its release is given up.",
          milliseconds(1_000, 600_000));

  static final Setting<AuthenticationMode> AUTHENTICATION =
      new Setting<>(
          "SLIPWAY_AUTH",
          "keys",
          "keys, oidc or none",
          "How callers of the API prove who they are: by the machine's own token or an access key;"
              + " also by a token of an OpenID Connect issuer; or not at all, which is possible"
              + " only while the API listens on a loopback address.",
          choice(AuthenticationMode.class));

  static final Setting<Optional<String>> OIDC_ISSUER =
      new Setting<>(
          "OIDC_ISSUER",
          "none",
          "none, or a text",
          "The issuer as its tokens name it in `iss`; `oidc` needs it.",
          Settings::textIfAny);

  static final Setting<Optional<String>> OIDC_AUDIENCE =
      new Setting<>(
          "OIDC_AUDIENCE",
          "none",
          "none, or a text",
          "What this service is called in `aud` of the issuer's tokens; `oidc` needs it.",
          Settings::textIfAny);

  static final Setting<Optional<URI>> OIDC_KEYS =
      new Setting<>(
          "OIDC_JWKS_URL",
          "none",
          "none, or an https URL (http on this machine)",
          "Where the issuer publishes its signing keys; `oidc` needs it.",
          text -> textIfAny(text).map(Settings::safeUrl));

  static final Setting<String> OIDC_ROLE_CLAIM =
      new Setting<>(
          "OIDC_ROLE_CLAIM",
          "roles",
          "the name of a claim",
          "Where the issuer's tokens name the role, or several of which the highest counts.",
          Settings::claim);

  static final Setting<String> OIDC_ORGANIZATION_CLAIM =
      new Setting<>(
          "OIDC_ORGANIZATION_CLAIM",
          "organization",
          "the name of a claim",
          "Where the issuer's tokens name the organization that the role holds in.",
          Settings::claim);

  static final Setting<Integer> RATE_LIMIT =
      new Setting<>(
          "RATE_LIMIT_PER_MINUTE",
          "30000",
          "1 to 1000000",
          "How often each caller may ask, counted in this process; the machine's own token has no"
              + " limit.",
          number(1, 1_000_000));

  static final Setting<Optional<Long>> QUOTA_CONCURRENT =
      new Setting<>(
          "QUOTA_CONCURRENT_DEPLOYMENTS",
          "none",
          "none, or 1 to 1000000",
          "How many deployments of an organization may be under way at once, those that wait"
              + " included.",
          Settings::limit);

  static final Setting<Optional<Long>> QUOTA_PER_DAY =
      new Setting<>(
          "QUOTA_DEPLOYMENTS_PER_DAY",
          "none",
          "none, or 1 to 1000000",
          "How many deployments an organization may have in a day of UTC; one that fails or is"
              + " cancelled is not counted.",
          Settings::limit);

  static final Setting<Optional<Long>> QUOTA_PER_MONTH =
      new Setting<>(
          "QUOTA_DEPLOYMENTS_PER_MONTH",
          "none",
          "none, or 1 to 1000000",
          "The same for a month of UTC.",
          Settings::limit);

  static final Setting<Optional<Long>> QUOTA_PROJECTS =
      new Setting<>(
          "QUOTA_PROJECTS",
          "none",
          "none, or 1 to 1000000",
          "How many projects an organization may have.",
          Settings::limit);

  static final Setting<Optional<Long>> QUOTA_SOURCES =
      new Setting<>(
          "QUOTA_SOURCES_MB",
          "none",
          "none, or 1 to 1000000",
          "How many MiB the sources that an organization's projects keep may have together; a file counts in each source that has it.",
          Settings::limit);

  static final Setting<Optional<Long>> QUOTA_CPU =
      new Setting<>(
          "QUOTA_SERVER_MILLI_CPU",
          "none",
          "none, or 1 to 1000000",
          "How many thousandths of a processor the servers of an organization may have together.",
          Settings::limit);

  static final Setting<Optional<Long>> QUOTA_MEMORY =
      new Setting<>(
          "QUOTA_SERVER_MEMORY_MB",
          "none",
          "none, or 1 to 1000000",
          "How many MiB of memory the servers of an organization may have together.",
          Settings::limit);

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

  static final Setting<Optional<Duration>> RETENTION_DAYS =
      new Setting<>(
          "RETENTION_DAYS",
          "90",
          "none, or 1 to 36500",
          "How many days a deployment is kept after its end, with its log. What is current and what"
              + " can be returned to is kept however old it is.",
          text -> limit(text, 36_500).map(Duration::ofDays));

  static final Setting<Optional<Long>> RETENTION_DEPLOYMENTS =
      new Setting<>(
          "RETENTION_DEPLOYMENTS",
          "1000",
          "none, or 1 to 1000000",
          "How many of the newest deployments of each project and environment are kept; the others"
              + " go, also before `RETENTION_DAYS` are over.",
          Settings::limit);

  static final Setting<Integer> RETENTION_RELEASES =
      new Setting<>(
          "RETENTION_RELEASES",
          "10",
          "0 to 1000",
          "How many releases of each project and environment can be returned to, besides the"
              + " current one. All that they need is kept; artifacts that no release needs are"
              + " not.",
          number(0, 1_000));

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
                  : Optional.of(mebibytes(64, 1 << 30).apply(text)));

  static final Setting<PrivateAddresses> WEBHOOK_PRIVATE_ADDRESSES =
      new Setting<>(
          "WEBHOOK_PRIVATE_ADDRESSES",
          "operator",
          "operator, all or none",
          "Whose webhooks may lead to this machine and to private networks, and use http: those that were set with the machine's token or the role platform, everybody's, or nobody's.",
          choice(PrivateAddresses.class));

  static final Setting<List<String>> ORIGINS =
      new Setting<>(
          "CORS_ALLOWED_ORIGINS",
          "none",
          "none, or origins such as https://app.example.com, separated by commas",
          "Whose web pages may use the API from a browser.",
          Settings::origins);

  static final Setting<LogLevel> LOG_LEVEL =
      new Setting<>(
          "LOG_LEVEL",
          "info",
          "error, warn, info, debug or trace",
          "How much the service writes to its own log.",
          choice(LogLevel.class));

  static final Setting<LogFormat> LOG_FORMAT =
      new Setting<>(
          "LOG_FORMAT",
          "json",
          "json or text",
          "How the service's own log is written.",
          choice(LogFormat.class));

  static final List<Setting<?>> ALL =
      List.of(
          HOME,
          API_ADDRESS,
          API_PORT,
          PROXY_ADDRESS,
          PROXY_PORT,
          BASE_DOMAIN,
          MAX_CONCURRENT_DEPLOYMENTS,
          DEPLOYMENT_TIMEOUT,
          INSTALL_TIMEOUT,
          BUILD_TIMEOUT,
          BUILD_MEMORY,
          BUILD_DISK,
          START_TIMEOUT,
          AUTHENTICATION,
          OIDC_ISSUER,
          OIDC_AUDIENCE,
          OIDC_KEYS,
          OIDC_ROLE_CLAIM,
          OIDC_ORGANIZATION_CLAIM,
          RATE_LIMIT,
          QUOTA_CONCURRENT,
          QUOTA_PER_DAY,
          QUOTA_PER_MONTH,
          QUOTA_PROJECTS,
          QUOTA_SOURCES,
          QUOTA_CPU,
          QUOTA_MEMORY,
          LARGEST_DEVELOPMENT,
          LARGEST_STAGING,
          LARGEST_PRODUCTION,
          RETENTION_DAYS,
          RETENTION_DEPLOYMENTS,
          RETENTION_RELEASES,
          DISK_LIMIT,
          WEBHOOK_PRIVATE_ADDRESSES,
          ORIGINS,
          LOG_LEVEL,
          LOG_FORMAT);

  private Settings() {}

  private static Path folder(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static String host(String text) {
    if (!text.matches("[A-Za-z0-9._:-]{1,253}")) {
      throw new IllegalArgumentException("it has characters that no host has");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> textIfAny(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    return Optional.of(text).filter(value -> !value.equals("none"));
  }

  private static URI safeUrl(String text) {
    URI url = URI.create(text);
    boolean here =
        Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
    if (url.getHost() == null
        || !("https".equals(url.getScheme()) || (here && "http".equals(url.getScheme())))) {
      throw new IllegalArgumentException("it is no https URL");
    }
    return url;
  }

  private static String claim(String text) {
    if (!text.matches("[!-~]{1,200}")) {
      throw new IllegalArgumentException("it is no name of a claim");
    }
    return text;
  }

  private static List<String> origins(String text) {
    return text.equals("none")
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).map(Settings::origin).toList();
  }

  private static String origin(String text) {
    URI uri = URI.create(text);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || !text.equals(uri.getScheme() + "://" + uri.getAuthority())) {
      throw new IllegalArgumentException("it is no origin");
    }
    return text;
  }

  private static Optional<Long> limit(String text) {
    return limit(text, 1_000_000);
  }

  private static Optional<Long> limit(String text, int most) {
    return text.equals("none")
        ? Optional.empty()
        : Optional.of(number(1, most).apply(text).longValue());
  }

  private static Function<String, Integer> number(int least, int most) {
    return text -> {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException("it is out of range");
      }
      return number;
    };
  }

  private static Function<String, Duration> milliseconds(int least, int most) {
    return number(least, most).andThen(Duration::ofMillis);
  }

  private static Function<String, Long> mebibytes(int least, int most) {
    return number(least, most).andThen(number -> number * 1024L * 1024L);
  }

  private static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
    return text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
