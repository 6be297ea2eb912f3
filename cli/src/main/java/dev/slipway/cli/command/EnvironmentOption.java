package dev.slipway.cli.command;

import dev.slipway.domain.project.Environment;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which environment of a project is meant.
final class EnvironmentOption {
  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "development, staging or production (the default).")
  private Optional<Environment> environment = Optional.empty();

  Environment orProduction() {
    return environment.orElse(Environment.PRODUCTION);
  }

  Optional<String> id() {
    return environment.map(Environment::id);
  }
}
