package dev.slipway.server;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.query.Preflight;
import dev.slipway.http.health.CheckBodies;
import dev.slipway.ports.health.Probe;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.ConfigurationReader;
import dev.slipway.server.wiring.OfflineProbes;
import dev.slipway.server.wiring.OpenedVaults;
import dev.slipway.server.wiring.WatchedVaults;
import dev.slipway.wire.CheckBody;
import dev.slipway.wire.PreflightBody;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at the configuration, and at what a service with it would depend on, while none runs.
/// Leaves the home folder and Azure as they are.
final class OfflinePreflight {
  /// Long enough for most services to be told by their own clients why they do not answer.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Map<String, String> environment;
  private final Path userHome;
  private final InstantSource clock;

  /// @param environment the variables of the process
  /// @param userHome what `~` stands for
  OfflinePreflight(Map<String, String> environment, Path userHome, InstantSource clock) {
    this.environment = environment;
    this.userHome = userHome;
    this.clock = clock;
  }

  /// The configuration with every mistake of it, then each dependency. Of a configuration with
  /// mistakes only the vault that its settings refer to is looked at.
  PreflightBody look() {
    WatchedVaults vaults =
        new WatchedVaults(new OpenedVaults(environment, clock), System::nanoTime);
    try (OfflineProbes probes = new OfflineProbes(environment, clock)) {
      try {
        Configuration configuration = ConfigurationReader.read(environment, userHome, vaults);
        return body(List.of(well(configuration)), probes.of(configuration));
      } catch (SlipwayException e) {
        List<Probe> ofVault =
            vaults.opening().map(it -> probes.ofVault(it.vault(), it.identity())).orElse(List.of());
        return body(mistakes(e.problem()), ofVault);
      }
    }
  }

  private PreflightBody body(List<CheckBody> configuration, List<Probe> probes) {
    Stream<CheckBody> dependencies =
        new Preflight(probes, clock, PATIENCE).findings().stream().map(CheckBodies::of);
    return new PreflightBody(Stream.concat(configuration.stream(), dependencies).toList());
  }

  private static CheckBody well(Configuration configuration) {
    String place = configuration.azure().isPresent() ? "in Azure" : "on this machine";
    return CheckBodies.well(
        "configuration",
        Stream.concat(
                Stream.of("every setting can be read; state, queue and files are " + place),
                configuration.doubts().stream())
            .collect(Collectors.joining("; ")));
  }

  /// One for each setting that is wrong.
  private static List<CheckBody> mistakes(Problem problem) {
    List<String> all =
        problem.evidence().isEmpty() ? List.of(problem.summary()) : problem.evidence();
    return all.stream()
        .map(one -> CheckBodies.ill("configuration", one, problem.code(), problem.fix()))
        .toList();
  }
}
