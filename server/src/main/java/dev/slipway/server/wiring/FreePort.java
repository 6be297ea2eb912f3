package dev.slipway.server.wiring;

import dev.slipway.server.configuration.Port;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Steps aside for a program that has a port already, where nobody asked for that port.
public final class FreePort {
  private FreePort() {}

  /// The port itself if somebody chose it or it is free, otherwise 0 for any free one.
  public static int orElse(String address, Port port) {
    if (port.chosen()) {
      return port.number();
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port.number()));
      return port.number();
    } catch (IOException _) {
      return 0;
    }
  }
}
