package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Connection;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.login.Credential;
import dev.slipway.cli.output.Style;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.wire.WhoAmI;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Keeps a key for a server, once the server has taken it.
@Command(
    name = "login",
    description = "Keep a key for a server, which is then the one that commands talk to.",
    footer = {
      "%nExamples:",
      "  slipway login --server https://deploy.example.com       asks for the key",
      "  pass show slipway | slipway login --server https://deploy.example.com",
      "%nThe key is kept in ~/.config/slipway (or XDG_CONFIG_HOME/slipway), readable by you alone.",
      "--server goes before SLIPWAY_SERVER, and that before the login; SLIPWAY_TOKEN goes before",
      "the key of a login."
    })
final class LoginCommand implements Callable<Integer> {
  private static final int MAX_BYTES = 16 * 1024;

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  LoginCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Connection connection = session.connection();
    boolean isNamed = connection.named(options.server()).isPresent();
    URI server = connection.address(options.server());
    if (Connection.isInClear(server)) {
      warn(
          "The key travels to %s in clear text: use https where others can listen"
              .formatted(server));
    }
    Secret key = Credential.key(key(server));
    WhoAmI me;
    try (Api api = new Api(server, Optional.of(key))) {
      me = api.get(Route.of("whoami"), WhoAmI.class);
    }
    session.logins().keep(server, key);
    if (isNamed) {
      session.logins().choose(server);
    }
    new WhoAmIView(session).loggedIn(server, me, options.json());
    warnOfWhatGoesBefore();
    return ExitCode.DONE;
  }

  private String key(URI server) {
    UnseenInput input = new UnseenInput(session.surroundings());
    return (input.canAsk() ? input.typed("Key for %s: ".formatted(server)) : input.piped(MAX_BYTES))
        .filter(text -> !text.isBlank())
        .map(String::strip)
        .orElseThrow(LoginCommand::nothing);
  }

  private void warnOfWhatGoesBefore() {
    for (String name : new String[] {"SLIPWAY_TOKEN", "SLIPWAY_SERVER"}) {
      if (session.surroundings().variable(name).isPresent()) {
        warn("%s is set and goes before this login".formatted(name));
      }
    }
  }

  private void warn(String text) {
    session.screen().remark(session.screen().styled(Style.WARNING, "! " + text));
  }

  private static SlipwayException nothing() {
    return new SlipwayException(
        Problem.of(
            ProblemCode.INVALID_REQUEST,
            "Tried to read a key",
            "None came",
            "Type it when you are asked, or pipe it in; `slipway keys create` makes one"));
  }
}
