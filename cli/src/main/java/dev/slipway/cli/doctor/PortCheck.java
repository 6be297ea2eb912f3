package dev.slipway.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Whether a standard port can be used.
final class PortCheck {
  private PortCheck() {}

  /// @param serverRuns whether the local server may be the one that holds it
  static Finding find(String what, int port, boolean serverRuns) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Finding.ok(what, "%d is free".formatted(socket.getLocalPort()));
    } catch (IOException _) {
      return serverRuns
          ? Finding.ok(what, "%d is in use while the server runs".formatted(port))
          : Finding.warn(
              what,
              "%d is taken by another program".formatted(port),
              "Nothing to do: the server takes a free port instead");
    }
  }
}
