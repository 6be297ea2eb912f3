package dev.slipway.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The packages of a module of adapters: one adapter for each port, over a few foundations.
///
/// @param foundations what several adapters stand on
/// @param exceptions adapters that know another one, each with its reason
record AdapterModule(
    String name,
    List<String> adapters,
    List<String> foundations,
    Map<String, List<String>> exceptions) {
  static final List<AdapterModule> ALL =
      List.of(
          new AdapterModule(
              "embedded",
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
                  "backup"),
              // The database, durable files, waking those who wait.
              List.of("sqlite", "file", "signal"),
              Map.of(
                  // A build's output becomes an artifact by hard links, which a stream of files
                  // would lose.
                  "build", List.of("artifact"),
                  // What runs is read from the artifact's own folder, not copied out of it.
                  "runtime", List.of("artifact"),
                  // What answers a webhook is read as strictly as what answers the proxy.
                  "webhook", List.of("runtime.http1"))),
          new AdapterModule(
              "azure",
              List.of(
                  "store",
                  "queue",
                  "source",
                  "log",
                  "secret",
                  "artifact",
                  "access",
                  "audit",
                  "quota",
                  "usage",
                  "webhook"),
              // What every call has, the database, blobs and content in them, who the service is.
              List.of("call", "cosmos", "blob", "content", "identity"),
              Map.of(
                  // A place in a quota is settled in the batch that notes what was used, and whose
                  // deployment it is of is written with the deployment.
                  "quota", List.of("store", "usage"),
                  // What webhooks are told is noted in the batch that changes the deployment.
                  "webhook", List.of("store"))));

  /// The package of the module and what is below.
  String packages() {
    return "dev.slipway.%s..".formatted(name);
  }

  /// The package of one adapter and what is below.
  String packagesOf(String part) {
    return "dev.slipway.%s.%s..".formatted(name, part);
  }

  String[] knownTo(String adapter) {
    List<String> known = new ArrayList<>(foundations);
    known.add(adapter);
    known.addAll(exceptions.getOrDefault(adapter, List.of()));
    return known.stream().map(this::packagesOf).toArray(String[]::new);
  }

  Set<String> parts() {
    Set<String> parts = new HashSet<>(adapters);
    parts.addAll(foundations);
    return parts;
  }
}
