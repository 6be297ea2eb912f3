package dev.slipway.http;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.release.Release;
import dev.slipway.engine.access.Keys;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.admission.Outbox;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.control.CancelDeployment;
import dev.slipway.engine.control.DeadLetterDesk;
import dev.slipway.engine.control.RetryDeployment;
import dev.slipway.engine.control.RollBack;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.project.Variables;
import dev.slipway.engine.query.Deployments;
import dev.slipway.engine.query.Releases;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.engine.source.Sources;
import dev.slipway.http.access.AccessSettings;
import dev.slipway.http.connection.Patience;
import dev.slipway.ports.access.MemoryAccessKeys;
import dev.slipway.ports.audit.MemoryAuditLog;
import dev.slipway.ports.backup.MemoryServiceBackup;
import dev.slipway.ports.backup.ServiceBackup;
import dev.slipway.ports.log.MemoryLogStore;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.MemoryDeploymentQueue;
import dev.slipway.ports.quota.MemoryQuotaLedger;
import dev.slipway.ports.runtime.MemoryAppRuntime;
import dev.slipway.ports.runtime.RuntimeVariables;
import dev.slipway.ports.secret.MemorySecretStore;
import dev.slipway.ports.source.MemorySourceStore;
import dev.slipway.ports.store.MemoryDeploymentStore;
import dev.slipway.ports.store.MemoryProjectStore;
import dev.slipway.ports.store.MemoryReleaseStore;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.usage.MemoryUsageLedger;
import dev.slipway.sources.archive.ArchiveLimits;
import dev.slipway.sources.archive.ArchiveReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The real server with the real engine over stores in memory. No worker runs; a test moves
/// deployments on itself.
final class ApiUnderTest implements AutoCloseable {
  static final String TOKEN = "test-token-0123456789";
  static final AccessSettings WITH_KEYS =
      new AccessSettings(new AccessSettings.Mode.WithKeys(Secret.of(TOKEN)), 1_000_000, Set.of());

  final InstantSource clock = InstantSource.system();
  final MemoryDeploymentStore deployments = new MemoryDeploymentStore(clock);
  final MemoryReleaseStore releases = new MemoryReleaseStore(deployments);
  final MemoryProjectStore projects = new MemoryProjectStore(deployments, releases);
  final MemoryDeploymentQueue queue = new MemoryDeploymentQueue(clock);
  final MemorySourceStore sources = new MemorySourceStore();
  final MemorySecretStore secrets = new MemorySecretStore();
  final MemoryLogStore logs = new MemoryLogStore();
  final MemoryAppRuntime runtime = new MemoryAppRuntime();
  final MemoryAuditLog audit = new MemoryAuditLog();
  final MemoryUsageLedger usage = new MemoryUsageLedger();
  final Keys keys = new Keys(new MemoryAccessKeys(), new SecureRandom(), clock);

  volatile ServiceBackup backup =
      new MemoryServiceBackup("a backup".getBytes(StandardCharsets.UTF_8));

  private final ApiServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  ApiUnderTest(Path scratch, ServiceStatus.Check... checks) {
    this(scratch, WITH_KEYS, 0, Patience.standard(), QuotaLimits.NONE, checks);
  }

  /// One where organizations may use no more than that.
  ApiUnderTest(Path scratch, QuotaLimits limits) {
    this(scratch, WITH_KEYS, 0, Patience.standard(), limits);
  }

  ApiUnderTest(Path scratch, AccessSettings access, ServiceStatus.Check... checks) {
    this(scratch, access, 0, Patience.standard(), QuotaLimits.NONE, checks);
  }

  ApiUnderTest(Path scratch, int port, ServiceStatus.Check... checks) {
    this(scratch, WITH_KEYS, port, Patience.standard(), QuotaLimits.NONE, checks);
  }

  ApiUnderTest(Path scratch, Patience patience) {
    this(scratch, WITH_KEYS, 0, patience, QuotaLimits.NONE);
  }

  private ApiUnderTest(
      Path scratch,
      AccessSettings access,
      int port,
      Patience patience,
      QuotaLimits limits,
      ServiceStatus.Check... checks) {
    server =
        ApiServer.start(
            new ApiSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                access,
                "0.1.0",
                Duration.ofMillis(300),
                patience),
            useCases(limits, List.of(checks)),
            new ArchiveReader(ArchiveLimits.standard(), scratch),
            clock);
  }

  private UseCases useCases(QuotaLimits limits, List<ServiceStatus.Check> checks) {
    Outbox outbox = new Outbox(deployments, queue);
    Quotas quotas = new Quotas(new MemoryQuotaLedger(), usage, deployments, limits, clock);
    CancelDeployment cancel = new CancelDeployment(deployments, quotas, _ -> {}, outbox, clock);
    Admit admit = new Admit(deployments, quotas, outbox, cancel, RandomGenerator.getDefault());
    RetryDeployment retry = new RetryDeployment(deployments, admit, clock);
    return new UseCases(
        new RequestDeployment(projects, sources, admit, clock),
        cancel,
        retry,
        new RollBack(projects, releases, admit, clock),
        new DeadLetterDesk(queue, retry),
        new Projects(projects, deployments, sources, secrets, runtime, clock),
        new Variables(projects, secrets, clock),
        new Sources(projects, sources),
        new Deployments(deployments, logs),
        new Releases(releases, runtime),
        new ServiceStatus(deployments, deployments, queue, checks),
        keys,
        quotas,
        usage,
        audit,
        out -> backup.writeTo(out));
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port(), path)))
        .header("Authorization", "Bearer " + TOKEN);
  }

  /// A request of somebody who may do this.
  HttpRequest.Builder request(String path, Grant grant) {
    return request(path).setHeader("Authorization", "Bearer " + token(grant));
  }

  /// A fresh key for this.
  String token(Grant grant) {
    return keys.create("test", grant).text().reveal();
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  HttpResponse<String> json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /// A project of [Examples#ACME] with a source of one file.
  ProjectId projectWithSource(String id) {
    ProjectId project = new ProjectId(id);
    projects.save(Examples.project(id));
    sources.save(project, Examples.manifest("index.html"));
    return project;
  }

  /// A deployment of the project that nobody works on.
  Deployment deployed(ProjectId project) {
    var answer =
        json(
            "POST",
            "/deploy",
            "{\"projectId\":\"%s\",\"orgId\":\"acme\",\"userId\":\"jo\"}".formatted(project));
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.body());
    }
    String id =
        answer.headers().firstValue("Location").orElseThrow().replaceAll("/deploy/|/status", "");
    return deployments.find(new DeploymentId(id)).orElseThrow();
  }

  /// Moves the deployment on, as a worker would.
  Deployment move(Deployment deployment, UnaryOperator<Deployment> move) {
    Deployment latest = deployments.find(deployment.id()).orElseThrow();
    return switch (deployments.save(move.apply(latest))) {
      case SaveResult.Saved<Deployment>(Deployment saved) -> saved;
      case SaveResult.Conflict<Deployment> _ -> throw new AssertionError("somebody else saved");
    };
  }

  Deployment failed(Deployment deployment) {
    move(deployment, d -> d.startAttempt(clock.instant()));
    return move(deployment, d -> d.fail(clock.instant(), Step.BUILD, Examples.problem()));
  }

  /// Makes a release of the project the current one.
  Release live(ProjectId project, Deployment deployment, String content) {
    Release release = Examples.release(project, Environment.PRODUCTION, content);
    releases.save(release);
    runtime.start(release, RuntimeVariables.none());
    runtime.route(release);
    Lease lease =
        deployments.acquire(deployment.id(), "a worker", Duration.ofMinutes(1)).orElseThrow();
    releases.activate(release.id(), lease, clock.instant());
    return release;
  }

  /// Puts the notice that is first in the queue aside.
  String deadLetter() {
    Delivery delivery = queue.receive(1, Duration.ofSeconds(5)).getFirst();
    queue.deadLetter(delivery, Examples.problem());
    return queue.peek(1).getFirst().id();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
