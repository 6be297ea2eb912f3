package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.VariableBody;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists the secrets of a project, whose values nobody sees again.
@Command(
    name = "list",
    description = "List the secrets of a project: their names, never their values.",
    footer = {"%nExample:", "  slipway secrets list hello-vite"})
final class SecretsListCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  SecretsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PageBody<VariableBody> secrets;
    try (Api api = session.api(options)) {
      secrets = api.page(Route.of("projects", project, "secrets"), VariableBody.class);
    }
    if (options.json()) {
      session.printJson(secrets);
    } else {
      table(secrets).print(session.screen());
    }
    return ExitCode.DONE;
  }

  private static Table table(PageBody<VariableBody> secrets) {
    Table table = new Table("name", "environment", "version", "set");
    secrets
        .items()
        .forEach(secret ->
            table.row(
                secret.name(),
                Objects.requireNonNullElse(secret.environment(), "all"),
                Optional.ofNullable(secret.version()).map(String::valueOf).orElse(""),
                Optional.ofNullable(secret.setAt()).map(Instant::toString).orElse("")));
    return table;
  }
}
