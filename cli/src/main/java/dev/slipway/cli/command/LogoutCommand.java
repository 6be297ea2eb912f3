package dev.slipway.cli.command;

import dev.slipway.cli.exit.ExitCode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Forgets the key for a server.
@Command(
    name = "logout",
    description = "Forget the key for a server. The key itself stays what it is.",
    footer = {
      "%nExamples:",
      "  slipway logout                                      of the server you are logged in to",
      "  slipway logout --server https://deploy.example.com"
    })
final class LogoutCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  LogoutCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<URI> server = session.connection().named(options.server());
    boolean forgotten = server.map(session.logins()::forget).orElse(false);
    if (options.json()) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("loggedOut", forgotten);
      server.ifPresent(one -> body.put("server", one.toString()));
      session.printJson(body);
    } else {
      session.screen().line(text(server, forgotten));
    }
    return ExitCode.DONE;
  }

  private static String text(Optional<URI> server, boolean forgotten) {
    String where = server.map(one -> " of " + one).orElse("");
    return forgotten
        ? "Logged out%s; `slipway keys revoke` ends a key for everybody".formatted(where)
        : "You are not logged in" + server.map(one -> " to " + one).orElse("");
  }
}
