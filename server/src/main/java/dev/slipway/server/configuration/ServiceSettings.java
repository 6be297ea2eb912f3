package dev.slipway.server.configuration;

import java.nio.file.Path;
import java.util.List;

/// Where the service is and where it can be reached.
final class ServiceSettings {
  static final Setting<Path> HOME =
      new Setting<>(
          "SLIPWAY_HOME",
          "~/.slipway",
          "a folder",
          "Where everything is kept: the database, sources, releases, logs, toolchains and the"
              + " access token.",
          Forms::path);

  static final Setting<Mode> MODE =
      new Setting<>(
          "SLIPWAY_MODE",
          "auto",
          "auto, embedded or azure",
          "Where state, queue and files are: on this machine, or in Cosmos DB, Service Bus and Blob"
              + " Storage; `auto` is azure when all three are named below.",
          Forms.choice(Mode.class));

  static final Setting<String> API_ADDRESS =
      new Setting<>(
          "SLIPWAY_API_ADDRESS",
          "127.0.0.1",
          "an IP address or host name",
          "The address that the API listens on.",
          Forms::host);

  static final Setting<Integer> API_PORT =
      new Setting<>(
          "SLIPWAY_API_PORT",
          "7071",
          "0 to 65535; 0 is any free port",
          "The port of the API. When it is not set and taken, a free port is used instead.",
          Forms.number(0, 65_535));

  static final Setting<String> PROXY_ADDRESS =
      new Setting<>(
          "SLIPWAY_PROXY_ADDRESS",
          "127.0.0.1",
          "an IP address or host name",
          "The address that deployed sites and servers are reached at.",
          Forms::host);

  static final Setting<Integer> PROXY_PORT =
      new Setting<>(
          "SLIPWAY_PROXY_PORT",
          "7070",
          "0 to 65535; 0 is any free port",
          "The port that deployed sites and servers are reached at. When it is not set and taken, a"
              + " free port is used instead.",
          Forms.number(0, 65_535));

  static final Setting<String> BASE_DOMAIN =
      new Setting<>(
          "SLIPWAY_BASE_DOMAIN",
          "localhost",
          "a domain name",
          "What follows the project in host names: `hello-vite.localhost`.",
          Forms::host);

  static final List<Setting<?>> ALL =
      List.of(HOME, MODE, API_ADDRESS, API_PORT, PROXY_ADDRESS, PROXY_PORT, BASE_DOMAIN);

  private ServiceSettings() {}
}
