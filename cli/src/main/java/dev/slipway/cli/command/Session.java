package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Connection;
import dev.slipway.cli.client.Json;
import dev.slipway.cli.local.LocalServer;
import dev.slipway.cli.login.Logins;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.sources.folder.FolderScan;

/// What a command works with.
public record Session(Surroundings surroundings, Screen screen) {
  LocalServer localServer() {
    return new LocalServer(surroundings, screen);
  }

  Logins logins() {
    return new Logins(surroundings.configurationFolder());
  }

  Connection connection() {
    return new Connection(surroundings, localServer(), logins());
  }

  Api api(ServerOptions options) {
    return connection().to(connection().address(options.server()));
  }

  FolderScan scan() {
    return new FolderScan(
        surroundings.slipwayHome().resolve("cache").resolve("digests"), surroundings.clock());
  }

  void printJson(Object body) {
    screen.line(Json.text(body));
  }
}
