package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.VariableBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists the variables of a project; the values of secrets are not shown anywhere.
@Command(
    name = "list",
    description = "List the variables of a project.",
    footer = {"%nExample:", "  slipway env list hello-vite"})
final class EnvListCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  EnvListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<VariableBody> all = new ArrayList<>();
    try (Api api = session.api(options)) {
      all.addAll(api.page(Route.of("projects", project, "env"), VariableBody.class).items());
      all.addAll(api.page(Route.of("projects", project, "secrets"), VariableBody.class).items());
    }
    if (options.json()) {
      session.printJson(new PageBody<>(all, null));
    } else {
      table(all).print(session.screen());
    }
    return ExitCode.DONE;
  }

  private static Table table(List<VariableBody> variables) {
    Table table = new Table("name", "scope", "environment", "value");
    for (VariableBody variable : variables) {
      table.row(
          variable.name(),
          variable.scope(),
          Objects.requireNonNullElse(variable.environment(), "all"),
          Objects.requireNonNullElse(variable.value(), "***"));
    }
    return table;
  }
}
