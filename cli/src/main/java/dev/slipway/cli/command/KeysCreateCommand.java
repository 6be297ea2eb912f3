package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.KeyBody;
import dev.slipway.wire.KeyRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes an access key.
@Command(
    name = "create",
    description = "Make an access key and show it, this once.",
    footer = {
      "%nExamples:",
      "  slipway keys create --role deployer --org acme --name 'ci of the shop'",
      "  slipway keys create --role deployer --org acme --environment staging",
      "  slipway keys create --role platform"
    })
final class KeysCreateCommand implements Callable<Integer> {
  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "viewer, deployer, admin or platform.")
  private String role = "";

  @Option(
      names = "--org",
      paramLabel = "ID",
      description = "The organization that the role holds in (default: your own).")
  private Optional<String> organization = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "ENVIRONMENT",
      description =
          "The only environment in which it may change anything; may be repeated (default: every one).")
  private List<String> environments = List.of();

  @Option(names = "--name", paramLabel = "TEXT", description = "For people (default: the role).")
  private Optional<String> name = Optional.empty();

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  KeysCreateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    KeyRequest request =
        new KeyRequest(
            name.orElse(null),
            role,
            organization.orElse(null),
            environments.isEmpty() ? null : environments);
    KeyBody key;
    try (Api api = session.api(options)) {
      key = api.post(Route.of("keys"), request, KeyBody.class);
    }
    new IssuedKeyView(session).print(key, options.json());
    return ExitCode.DONE;
  }
}
