package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.deploy.ProjectName;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.wire.ProjectBody;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Opens a project in the browser.
@Command(
    name = "open",
    description = "Print where a project is, and open it in the browser.",
    footer = {"%nExamples:", "  slipway open", "  slipway open hello-vite"})
final class OpenCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PROJECT",
      description = "Which project (default: this folder's name).")
  private Optional<String> project = Optional.empty();

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  OpenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path here = session.surroundings().workingDirectory();
    String id = project.orElseGet(() -> ProjectName.of(here).value());
    try (Api api = session.api(options)) {
      ProjectBody body = api.get(Route.of("projects", id), ProjectBody.class);
      if (options.json()) {
        session.printJson(body);
      } else {
        session.screen().line(Printable.of(body.url().toString()));
        open(body.url());
      }
    }
    return ExitCode.DONE;
  }

  /// The address came from a server, so nothing but a web address is handed to the desktop.
  private void open(URI url) {
    if (!Set.of("http", "https").contains(String.valueOf(url.getScheme())) || !hasDisplay()) {
      return;
    }
    Optional<Path> opener = session.surroundings().program(isMac() ? "open" : "xdg-open");
    if (opener.isEmpty()) {
      return;
    }
    try {
      new ProcessBuilder(opener.get().toString(), url.toString())
          .directory(session.surroundings().workingDirectory().toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      session.screen().remark("No browser could be opened");
    }
  }

  private boolean hasDisplay() {
    Surroundings surroundings = session.surroundings();
    return surroundings.onTerminal()
        && (isMac()
            || surroundings.variable("DISPLAY").isPresent()
            || surroundings.variable("WAYLAND_DISPLAY").isPresent());
  }

  private static boolean isMac() {
    return System.getProperty("os.name", "").startsWith("Mac");
  }
}
