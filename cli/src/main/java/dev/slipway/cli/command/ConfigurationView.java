package dev.slipway.cli.command;

import dev.slipway.cli.client.Json;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.Times;
import dev.slipway.wire.ConfigurationVersionBody;
import dev.slipway.wire.VariableBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Shows one version of what a project is configured with.
record ConfigurationView(Session session) {
  void print(ConfigurationVersionBody version) {
    String set = "Version %d, set %s".formatted(version.version(), time(version));
    String by = version.setBy() == null ? "" : " by " + version.setBy();
    session.screen().line(Printable.of(set + by));
    Table table = new Table("name", "scope", "environment", "value");
    Objects.requireNonNullElse(version.settings(), Map.<String, Object>of())
        .forEach((key, value) -> table.row(key, "setting", "all", Json.line(value)));
    Objects.requireNonNullElse(version.variables(), List.<VariableBody>of())
        .forEach(variable ->
            table.row(
                variable.name(),
                variable.scope(),
                Objects.requireNonNullElse(variable.environment(), "all"),
                value(variable)));
    table.print(session.screen());
  }

  private String time(ConfigurationVersionBody version) {
    return new Times(session.surroundings().clock()).text(version.setAt());
  }

  private static String value(VariableBody variable) {
    return variable.version() == null
        ? Objects.requireNonNullElse(variable.value(), "***")
        : "*** (version %d)".formatted(variable.version());
  }
}
