package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Connection;
import dev.slipway.cli.deploy.DeployOrder;
import dev.slipway.cli.deploy.Deploying;
import dev.slipway.cli.deploy.ProjectName;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.output.Style;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.sources.folder.ScannedFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Deploys a folder.
@Command(
    name = "deploy",
    description = "Put a folder online.",
    footer = {
      "%nExamples:",
      "  slipway deploy                        this folder",
      "  slipway deploy examples/hello-vite    another folder",
      "  slipway deploy -e staging --no-wait   and do not wait for it",
      "  slipway deploy --json | jq -r .url    for programs"
    })
final class DeployCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project's folder (default: this one).")
  private Path folder = Path.of(".");

  @Option(
      names = {"-p", "--project"},
      paramLabel = "ID",
      description = "The project (default: the folder's name).")
  private Optional<String> project = Optional.empty();

  @Mixin private final OrganizationOption organization = new OrganizationOption();

  @Option(
      names = "--on-conflict",
      paramLabel = "WHAT",
      completionCandidates = OnConflict.class,
      description =
          "While another deployment is under way: reject this one (the default), queue it, or supersede the other.")
  private Optional<String> onConflict = Optional.empty();

  @Mixin private final EnvironmentOption environment = new EnvironmentOption();
  @Mixin private final StartOptions start = new StartOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  /// What can be asked for, for shells to complete; the server decides.
  static final class OnConflict implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("reject", "queue", "supersede").iterator();
    }
  }

  private final Session session;

  DeployCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path directory = session.surroundings().resolve(folder);
    ProjectId id = project.map(ProjectId::new).orElseGet(() -> ProjectName.of(directory));
    ScannedFolder scanned = session.scan().scan(directory);
    warn(scanned);
    URI server = server();
    DeployOrder order = order(id, server);
    try (Api api = session.connection().to(server)) {
      String deployment = deploying(api).start(order, scanned);
      return start.follow(deployment, session, api, options.json());
    }
  }

  private Deploying deploying(Api api) {
    Optional<Screen> screen = options.json() ? Optional.empty() : Optional.of(session.screen());
    return new Deploying(api, screen, session.surroundings().clock());
  }

  private DeployOrder order(ProjectId id, URI server) {
    return new DeployOrder(
        id,
        organization.at(server, session).map(OrganizationId::new),
        new UserId(start.user()),
        environment.orProduction(),
        onConflict);
  }

  private void warn(ScannedFolder scanned) {
    if (!options.json()) {
      scanned
          .warnings()
          .forEach(warning ->
              session
                  .screen()
                  .remark("  " + session.screen().styled(Style.WARNING, "! " + warning)));
    }
  }

  /// The server that was named, else the one of this machine, which is started when it is not
  /// there.
  private URI server() {
    Connection connection = session.connection();
    return connection
        .named(options.server())
        .orElseGet(() -> session.localServer().upToDateOrStarted().apiUrl());
  }
}
