package dev.slipway.http;

import dev.slipway.http.access.Entrance;
import dev.slipway.http.access.Gate;
import dev.slipway.http.access.Origins;
import dev.slipway.http.access.WhoAmIRoute;
import dev.slipway.http.audit.AuditRoutes;
import dev.slipway.http.backup.BackupRoutes;
import dev.slipway.http.connection.BoundedHttp;
import dev.slipway.http.deployments.BatchRoute;
import dev.slipway.http.deployments.DeploymentRoutes;
import dev.slipway.http.documentation.DocumentationRoutes;
import dev.slipway.http.events.EventStreams;
import dev.slipway.http.events.LogRoutes;
import dev.slipway.http.health.HealthRoutes;
import dev.slipway.http.health.Service;
import dev.slipway.http.json.Json;
import dev.slipway.http.keys.KeyRoutes;
import dev.slipway.http.legacy.LegacyDeployRoute;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.http.projects.ConfigurationRoutes;
import dev.slipway.http.projects.ProjectRoutes;
import dev.slipway.http.projects.ReleaseRoutes;
import dev.slipway.http.projects.SettingsRoutes;
import dev.slipway.http.projects.VariableRoutes;
import dev.slipway.http.quota.QuotaRoutes;
import dev.slipway.http.quota.UsageRoutes;
import dev.slipway.http.request.EarlyProblems;
import dev.slipway.http.request.ProblemAnswers;
import dev.slipway.http.request.RequestFilter;
import dev.slipway.http.request.RouteTable;
import dev.slipway.http.retention.CollectionRoutes;
import dev.slipway.http.sources.SourceRoutes;
import dev.slipway.http.status.DeadLetterRoutes;
import dev.slipway.http.status.StatusRoutes;
import dev.slipway.http.webhooks.DeliveryRoutes;
import dev.slipway.http.webhooks.WebhookRoutes;
import dev.slipway.sources.archive.ArchiveReader;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The REST API, listening.
public final class ApiServer implements AutoCloseable {
  /// The largest body of any request, an archive; each route has a smaller bound of its own.
  private static final long MAX_BODY = 1024L * 1024 * 1024;

  private static final int MAX_CONNECTIONS = 4_096;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final WebServer server;
  private final EventStreams streams;
  private final BoundedHttp http;

  private ApiServer(WebServer server, EventStreams streams, BoundedHttp http) {
    this.server = server;
    this.streams = streams;
    this.http = http;
  }

  /// Begins to listen. Throws an [UncheckedIOException] when the address cannot be used.
  public static ApiServer start(
      ApiSettings settings, UseCases useCases, ArchiveReader archives, InstantSource time) {
    InstantSource clock = () -> time.instant().truncatedTo(ChronoUnit.MILLIS);
    EventStreams streams = new EventStreams(settings.heartbeat(), System::nanoTime);
    Json json = new Json();
    ProblemBodies bodies = new ProblemBodies(clock);
    ProblemAnswers problems = new ProblemAnswers(json, bodies);
    RouteTable routes = routes(settings, useCases, archives, clock, streams, json);
    HttpRouting.Builder routing = HttpRouting.builder();
    routing.addFilter(new RequestFilter(System::nanoTime));
    routing.addFilter(new Origins(settings.access().origins()));
    routing.addFilter(Entrance.of(settings.access(), useCases.keys(), clock, problems));
    problems.install(routing);
    routes.install(routing, gate(useCases, clock), problems);
    BoundedHttp http = new BoundedHttp(settings.patience(), System::nanoTime);
    WebServer server = listener(settings, routing, new EarlyProblems(json, bodies), http).start();
    if (!server.isRunning()) { // It only logs that it could not bind.
      http.close();
      throw new UncheckedIOException(new BindException("something else listens there"));
    }
    return new ApiServer(server, streams, http);
  }

  /// The port it listens at.
  public int port() {
    return server.port();
  }

  /// Takes no more requests, ends the streams of events and waits a little for what is being
  /// answered.
  @Override
  public void close() {
    streams.close();
    server.stop();
    http.close();
  }

  private static Gate gate(UseCases cases, InstantSource clock) {
    return new Gate(cases.projects(), cases.deployments(), cases.keys(), cases.audit(), clock);
  }

  private static RouteTable routes(
      ApiSettings settings,
      UseCases cases,
      ArchiveReader archives,
      InstantSource clock,
      EventStreams streams,
      Json json) {
    Service service = new Service(settings.version(), clock);
    RouteTable routes = new RouteTable();
    new HealthRoutes(service, cases.status(), json).addTo(routes);
    new DocumentationRoutes().addTo(routes);
    new DeploymentRoutes(
            cases.request(),
            cases.cancel(),
            cases.retry(),
            cases.rollBack(),
            cases.deployments(),
            cases.projects(),
            cases.releases(),
            json)
        .addTo(routes);
    new BatchRoute(cases.request(), cases.projects(), json).addTo(routes);
    new LogRoutes(cases.deployments(), streams, json).addTo(routes);
    new LegacyDeployRoute(cases.request(), cases.deployments(), cases.projects(), clock, json)
        .addTo(routes);
    new ProjectRoutes(cases.projects(), cases.releases(), json).addTo(routes);
    new VariableRoutes(cases.projects(), cases.variables(), json).addTo(routes);
    new SettingsRoutes(cases.projects(), cases.settings(), json).addTo(routes);
    new ConfigurationRoutes(cases.projects(), cases.configurations(), json).addTo(routes);
    new ReleaseRoutes(cases.projects(), cases.releases(), json).addTo(routes);
    new WebhookRoutes(cases.webhooks(), json).addTo(routes);
    new DeliveryRoutes(cases.deliveries(), json).addTo(routes);
    new SourceRoutes(cases.projects(), cases.sources(), archives, json).addTo(routes);
    new WhoAmIRoute(cases.keys(), json).addTo(routes);
    new KeyRoutes(cases.keys(), json).addTo(routes);
    new QuotaRoutes(cases.quotas(), clock, json).addTo(routes);
    new UsageRoutes(cases.usage(), clock, json).addTo(routes);
    new AuditRoutes(cases.audit(), json).addTo(routes);
    new CollectionRoutes(cases.collector(), json).addTo(routes);
    new BackupRoutes(cases.backup()).addTo(routes);
    new StatusRoutes(service, cases.status(), json).addTo(routes);
    new DeadLetterRoutes(cases.deadLetters(), json).addTo(routes);
    return routes;
  }

  private static WebServer listener(
      ApiSettings settings, HttpRouting.Builder routing, EarlyProblems early, BoundedHttp http) {
    return WebServer.builder()
        .bindAddress(settings.address())
        .routing(routing)
        .directHandlers(early::install)
        .maxPayloadSize(MAX_BODY)
        .maxTcpConnections(MAX_CONNECTIONS)
        .shutdownGracePeriod(GRACE)
        .shutdownHook(false)
        .mediaContext(MediaContext.create())
        .contentEncoding(ContentEncodingContext.create())
        .protocolsDiscoverServices(false)
        .addConnectionSelector(http)
        .build();
  }
}
