package dev.slipway.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;

/// Whether a port that the server listens on can be used.
///
/// @param what it is for: `API port`
/// @param setting its name without the end: `SLIPWAY_API` for `SLIPWAY_API_PORT`
/// @param usual the port when none is set
record PortCheck(String what, String setting, int usual) {
  private static final int HIGHEST = 65_535;

  /// @param running where the server that runs listens
  Finding find(ServerSettings settings, Optional<URI> running) {
    Optional<String> chosen = settings.value(setting + "_PORT");
    if (running.isPresent()) {
      return Finding.ok(what, "the server listens on %d".formatted(running.get().getPort()));
    }
    if (chosen.filter(text -> !isPort(text)).isPresent()) {
      return Finding.fail(
          what,
          "%s_PORT is '%s'".formatted(setting, chosen.get()),
          "Set it to a number from 0 to %d; 0 is any free port".formatted(HIGHEST));
    }
    int port = chosen.map(Integer::parseInt).orElse(usual);
    String address = settings.value(setting + "_ADDRESS").orElse("127.0.0.1");
    return listen(address, port, chosen.isPresent());
  }

  private Finding listen(String address, int port, boolean chosen) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return Finding.ok(what, port == 0 ? "any free port" : "%d is free".formatted(port));
    } catch (IOException e) {
      String taken = "%s:%d cannot be used: %s".formatted(address, port, e.getMessage());
      return chosen
          ? Finding.fail(
              what,
              taken,
              "End the program that uses it, or set %s_PORT to another one".formatted(setting))
          : Finding.warn(what, taken, "Nothing to do: the server takes a free port instead");
    }
  }

  private static boolean isPort(String text) {
    return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST;
  }
}
