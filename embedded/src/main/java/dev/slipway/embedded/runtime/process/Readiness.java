package dev.slipway.embedded.runtime.process;

import java.net.InetSocketAddress;
import java.util.Set;

/// How the start of an app ended.
sealed interface Readiness {
  /// It answers there.
  record Ready(InetSocketAddress address) implements Readiness {}

  /// It ended before it answered.
  record Exited(int code) implements Readiness {}

  /// It listens, but on other ports.
  record WrongPort(Set<Integer> ports) implements Readiness {}

  /// It listens on its port, but only at addresses of which the proxy uses none.
  record UnreachableAddress(Set<String> addresses) implements Readiness {}

  /// It never listened.
  record Silent() implements Readiness {}

  /// It listened, but never answered with a status below 500.
  ///
  /// @param last what it did the last time it was asked: `answered 500`
  record Unhealthy(String last) implements Readiness {}
}
