package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.KeyBody;
import dev.slipway.wire.KeyRotation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Gives an access key a new secret.
@Command(
    name = "rotate",
    description = "Give an access key a new secret and show it, this once.",
    footer = {
      "%nExamples:",
      "  slipway keys rotate ID                the old one ends at once",
      "  slipway keys rotate ID --grace 24h    the old one is taken for a day more"
    })
final class KeysRotateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", description = "Which key.")
  private String id = "";

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "How long the old one is taken, such as 90s, 30m, 24h or 7d (default: 0s).")
  private String grace = "0s";

  @Mixin private final ServerOptions options = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Session session;

  KeysRotateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    KeyRotation rotation = new KeyRotation(GraceTime.parse(grace, spec).toSeconds());
    KeyBody key;
    try (Api api = session.api(options)) {
      key = api.post(Route.of("keys", id, "rotate"), rotation, KeyBody.class);
    }
    new IssuedKeyView(session).print(key, options.json());
    return ExitCode.DONE;
  }
}
