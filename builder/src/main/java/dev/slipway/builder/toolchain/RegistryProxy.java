package dev.slipway.builder.toolchain;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/// Sends requests through the user's proxy, except to hosts that are left out.
final class RegistryProxy extends ProxySelector {
  private static final int USUAL_PORT = 80;

  private final RegistrySettings settings;

  RegistryProxy(RegistrySettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Proxy> select(URI address) {
    return settings
        .proxy()
        .filter(_ -> "https".equals(address.getScheme()) && !isLeftOut(address.getHost()))
        .map(proxy -> List.of(new Proxy(Proxy.Type.HTTP, socket(proxy))))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private boolean isLeftOut(String host) {
    return settings.noProxy().stream()
        .map(pattern -> pattern.startsWith("*") ? pattern.substring(1) : pattern)
        .anyMatch(pattern ->
            pattern.isEmpty()
                || host.equals(pattern)
                || host.endsWith(pattern.startsWith(".") ? pattern : "." + pattern));
  }

  private static InetSocketAddress socket(URI proxy) {
    return new InetSocketAddress(
        proxy.getHost(), proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort());
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException cause) {
    // The request itself fails with the same cause.
  }
}
