package dev.slipway.embedded.runtime;

import dev.slipway.embedded.runtime.process.SupervisedApp;
import dev.slipway.embedded.runtime.proxy.Backend;
import java.util.List;
import java.util.Optional;

/// A release that can take traffic.
///
/// @param backend what answers for it
/// @param app its process; empty for files
record Started(Backend backend, Optional<SupervisedApp> app) {
  List<String> lastLines(int limit) {
    return app.map(running -> running.lastLines(limit)).orElse(List.of());
  }
}
