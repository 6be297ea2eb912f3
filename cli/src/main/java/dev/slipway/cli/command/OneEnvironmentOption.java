package dev.slipway.cli.command;

import dev.slipway.domain.project.Environment;
import java.util.Optional;
import picocli.CommandLine.Option;

/// That something is meant for one environment of a project only.
final class OneEnvironmentOption {
  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Only development, staging or production (default: all of them).")
  private Optional<Environment> environment = Optional.empty();

  Optional<String> id() {
    return environment.map(Environment::id);
  }
}
