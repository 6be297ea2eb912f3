package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.KeyBody;
import dev.slipway.wire.PageBody;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists access keys, without what opens anything.
@Command(
    name = "list",
    description = "List access keys, revoked ones too.",
    footer = {"%nExample:", "  slipway keys list --org acme"})
final class KeysListCommand implements Callable<Integer> {
  @Option(names = "--org", paramLabel = "ID", description = "Only of this organization.")
  private Optional<String> organization = Optional.empty();

  @Mixin private final PageOptions page = new PageOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  KeysListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PageBody<KeyBody> keys;
    try (Api api = session.api(options)) {
      keys = api.page(page.of(Route.of("keys").with("orgId", organization)), KeyBody.class);
    }
    if (options.json()) {
      session.printJson(keys);
    } else {
      table(keys).print(session.screen());
      page.sayWhereToGoOn(keys, session.screen());
    }
    return ExitCode.DONE;
  }

  private static Table table(PageBody<KeyBody> keys) {
    Table table =
        new Table("key", "role", "organization", "environments", "name", "since", "state");
    for (KeyBody key : keys.items()) {
      table.row(
          key.keyId(),
          key.role(),
          Objects.requireNonNullElse(key.organizationId(), "all"),
          key.environments() == null ? "all" : String.join(" ", key.environments()),
          key.name(),
          key.secretSince().toString(),
          state(key));
    }
    return table;
  }

  private static String state(KeyBody key) {
    if (key.revokedAt() != null) {
      return "revoked " + key.revokedAt();
    }
    return key.oldSecretUntil() == null ? "" : "old one until " + key.oldSecretUntil();
  }
}
