package dev.slipway.embedded.runtime.proxy;

import java.time.Duration;

/// What a client may take of the proxy.
///
/// @param connections how many may be open; further ones wait
/// @param head how long the head of a request may take from its first byte
/// @param idle how long a connection may lie between requests
/// @param stall how long a client may send or take nothing in the middle of a body
public record ProxyLimits(int connections, Duration head, Duration idle, Duration stall) {
  public static final ProxyLimits USUAL =
      new ProxyLimits(4096, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));
}
