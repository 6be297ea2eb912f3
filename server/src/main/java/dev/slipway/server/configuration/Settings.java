package dev.slipway.server.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// All settings, in the order of the reference.
final class Settings {
  static final Setting<Path> HOME =
      new Setting<>(
          "SLIPWAY_HOME",
          "~/.slipway",
          "a folder",
          "Where everything is kept: the database, sources, releases, logs, toolchains and the access token.",
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
          "The port that deployed sites and servers are reached at. When it is not set and taken, a free port is used instead.",
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
          "How much memory each process of a build may hold; what its processes hold together is not limited. Node.js counts about 600 MiB at its start. Linux only.",
          mebibytes(512, 1_048_576));

  static final Setting<Long> BUILD_DISK =
      new Setting<>(
          "BUILD_DISK_MB",
          "10240",
          "64 to 1048576 MiB",
          "How large the workspace of a project and environment may grow, give or take a tenth, with what stays in it between builds.",
          mebibytes(64, 1_048_576));

  static final Setting<Duration> START_TIMEOUT =
      new Setting<>(
          "APP_START_TIMEOUT_MS",
          "60000",
          "1000 to 600000 milliseconds",
          "How long a server may take to become healthy before its release is given up.",
          milliseconds(1_000, 600_000));

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
