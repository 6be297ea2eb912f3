package dev.slipway.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The packages of embedded mode: one adapter for each port, over a few foundations.
final class EmbeddedAdapters {
  static final List<String> ALL =
      List.of(
          "store",
          "queue",
          "source",
          "log",
          "secret",
          "build",
          "artifact",
          "runtime",
          "cell",
          "access",
          "audit",
          "quota",
          "usage",
          "disk",
          "webhook",
          "backup");

  /// What several adapters stand on: the database, durable files, waking those who wait.
  private static final List<String> FOUNDATIONS = List.of("sqlite", "file", "signal");

  /// Adapters that know another one, each with its reason.
  private static final Map<String, List<String>> EXCEPTIONS =
      Map.of(
          // A build's output becomes an artifact by hard links, which a stream of files would lose.
          "build", List.of("artifact"),
          // What runs is read from the artifact's own folder, not copied out of it.
          "runtime", List.of("artifact"),
          // What answers a webhook is read as strictly as what answers the proxy.
          "webhook", List.of("runtime.http1"));

  private EmbeddedAdapters() {}

  static String packagesOf(String name) {
    return "dev.slipway.embedded." + name + "..";
  }

  static String[] knownTo(String adapter) {
    List<String> known = new ArrayList<>(FOUNDATIONS);
    known.add(adapter);
    known.addAll(EXCEPTIONS.getOrDefault(adapter, List.of()));
    return known.stream().map(EmbeddedAdapters::packagesOf).toArray(String[]::new);
  }

  static Set<String> namesOfAll() {
    Set<String> names = new HashSet<>(ALL);
    names.addAll(FOUNDATIONS);
    return names;
  }
}
