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
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.DeliveryTry;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.engine.access.Keys;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.admission.Outbox;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.control.CancelDeployment;
import dev.slipway.engine.control.DeadLetterDesk;
import dev.slipway.engine.control.RetryDeployment;
import dev.slipway.engine.control.RollBack;
import dev.slipway.engine.project.Configurations;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.project.Reconfiguration;
import dev.slipway.engine.project.Settings;
import dev.slipway.engine.project.Variables;
import dev.slipway.engine.query.Deployments;
import dev.slipway.engine.query.Releases;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.engine.quota.Holdings;
import dev.slipway.engine.quota.Limits;
import dev.slipway.engine.quota.Presence;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.engine.retention.Collectable;
import dev.slipway.engine.retention.GarbageCollector;
import dev.slipway.engine.retention.RetentionRules;
import dev.slipway.engine.source.Sources;
import dev.slipway.engine.usage.UsageNotes;
import dev.slipway.engine.webhook.DeliveryLog;
import dev.slipway.engine.webhook.PrivateAddresses;
import dev.slipway.engine.webhook.Webhooks;
import dev.slipway.http.access.AccessSettings;
import dev.slipway.http.connection.Patience;
import dev.slipway.http.webhooks.JsonEventBodies;
import dev.slipway.ports.access.MemoryAccessKeys;
import dev.slipway.ports.artifact.MemoryArtifactStore;
import dev.slipway.ports.audit.MemoryAuditLog;
import dev.slipway.ports.backup.MemoryServiceBackup;
import dev.slipway.ports.backup.ServiceBackup;
import dev.slipway.ports.disk.MemoryDiskSpace;
import dev.slipway.ports.log.MemoryLogStore;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.MemoryDeploymentQueue;
import dev.slipway.ports.quota.MemoryHoldingLedger;
import dev.slipway.ports.quota.MemoryLimitStore;
import dev.slipway.ports.quota.MemoryQuotaLedger;
import dev.slipway.ports.runtime.MemoryAppRuntime;
import dev.slipway.ports.runtime.RuntimeVariables;
import dev.slipway.ports.secret.MemorySecretStore;
import dev.slipway.ports.source.MemorySourceStore;
import dev.slipway.ports.store.MemoryConfigurationHistory;
import dev.slipway.ports.store.MemoryDeploymentStore;
import dev.slipway.ports.store.MemoryProjectStore;
import dev.slipway.ports.store.MemoryReleaseStore;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.usage.MemoryUsageLedger;
import dev.slipway.ports.webhook.MemoryReceivers;
import dev.slipway.ports.webhook.MemoryWebhookDeliveries;
import dev.slipway.ports.webhook.MemoryWebhookStore;
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
import java.util.Optional;
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
  final MemoryConfigurationHistory configurations =
      new MemoryConfigurationHistory(projects, releases);
  final MemoryDeploymentQueue queue = new MemoryDeploymentQueue(clock);
  final MemorySourceStore sources = new MemorySourceStore();
  final MemorySecretStore secrets = new MemorySecretStore();
  final MemoryLogStore logs = new MemoryLogStore();
  final MemoryAppRuntime runtime = new MemoryAppRuntime();
  final MemoryAuditLog audit = new MemoryAuditLog();
  final MemoryUsageLedger usage = new MemoryUsageLedger();
  final MemoryWebhookStore webhookStore = new MemoryWebhookStore(projects);
  final MemoryWebhookDeliveries deliveries = new MemoryWebhookDeliveries(webhookStore);
  final MemoryReceivers receivers = new MemoryReceivers();
  final Keys keys = new Keys(new MemoryAccessKeys(), new SecureRandom(), clock);

  volatile ServiceBackup backup =
      new MemoryServiceBackup("a backup".getBytes(StandardCharsets.UTF_8));

  final Webhooks webhooks;
  final DeliveryLog deliveryLog;

  private final Limits limits;
  private final Holdings holdings;
  private final UsageNotes notes;
  private final Projects owned;
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
      QuotaLimits everybody,
      ServiceStatus.Check... checks) {
    limits = new Limits(new MemoryLimitStore(), everybody);
    holdings =
        new Holdings(
            new MemoryHoldingLedger(),
            new Presence(projects, sources, releases, deployments),
            limits,
            clock);
    notes = new UsageNotes(usage, releases, clock);
    owned = new Projects(projects, deployments, sources, secrets, runtime, holdings, notes, clock);
    webhooks =
        new Webhooks(
            owned,
            webhookStore,
            secrets,
            receivers,
            PrivateAddresses.OPERATOR,
            new SecureRandom(),
            clock);
    deliveryLog =
        new DeliveryLog(
            webhooks, deliveries, new JsonEventBodies(), () -> {}, new SecureRandom(), clock);
    server =
        ApiServer.start(
            new ApiSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                access,
                "0.1.0",
                Duration.ofMillis(300),
                patience),
            useCases(List.of(checks)),
            new ArchiveReader(ArchiveLimits.standard(), scratch),
            clock);
  }

  private UseCases useCases(List<ServiceStatus.Check> checks) {
    Outbox outbox = new Outbox(deployments, queue);
    Quotas quotas =
        new Quotas(new MemoryQuotaLedger(), notes, deployments, limits, holdings, clock);
    CancelDeployment cancel = new CancelDeployment(deployments, quotas, _ -> {}, outbox, clock);
    Admit admit = new Admit(deployments, quotas, outbox, cancel, RandomGenerator.getDefault());
    RetryDeployment retry = new RetryDeployment(deployments, admit, clock);
    Reconfiguration reconfiguration =
        new Reconfiguration(projects, configurations, deployments, clock);
    return new UseCases(
        new RequestDeployment(projects, sources, admit, clock),
        cancel,
        retry,
        new RollBack(projects, releases, admit, clock),
        new DeadLetterDesk(queue, retry),
        owned,
        new Variables(owned, secrets, reconfiguration),
        new Settings(reconfiguration),
        new Configurations(configurations, reconfiguration),
        webhooks,
        deliveryLog,
        new Sources(projects, sources, holdings),
        new Deployments(deployments, logs),
        new Releases(releases, configurations, runtime),
        new ServiceStatus(deployments, deployments, queue, checks, clock),
        keys,
        quotas,
        collector(quotas),
        usage,
        audit,
        out -> backup.writeTo(out));
  }

  private GarbageCollector collector(Quotas quotas) {
    return new GarbageCollector(
        RetentionRules.KEEP_ALL,
        new Collectable(
            projects,
            configurations,
            deployments,
            releases,
            sources,
            new MemoryArtifactStore(),
            secrets,
            webhookStore,
            logs,
            queue,
            usage,
            runtime,
            new MemoryDiskSpace()),
        quotas,
        holdings,
        clock);
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
    return live(project, deployment, content, 0);
  }

  /// The same with what the project is configured with, of which this was the version.
  Release live(ProjectId project, Deployment deployment, String content, long version) {
    Release release =
        Release.of(
            project,
            Environment.PRODUCTION,
            Examples.artifact(content),
            projects
                .find(project)
                .orElseThrow()
                .configuration()
                .runtimeVariables(Environment.PRODUCTION),
            version,
            clock.instant());
    releases.save(release);
    runtime.start(release, RuntimeVariables.none());
    runtime.route(release);
    Lease lease =
        deployments.acquire(deployment.id(), "a worker", Duration.ofMinutes(1)).orElseThrow();
    releases.activate(release.id(), lease, clock.instant());
    return release;
  }

  /// What was or is to be delivered to the webhook of that path, the latest first.
  List<WebhookDelivery> deliveries(String webhook) {
    String[] parts = webhook.split("/", -1);
    return deliveryLog
        .list(new ProjectId(parts[2]), new WebhookId(parts[4]), Optional.empty(), 100)
        .items();
  }

  /// Moves the webhook's latest delivery on, as a worker would: twice in vain.
  void tried(String webhook) {
    WebhookDelivery delivery = deliveries(webhook).getFirst();
    DeliveryTry answered =
        new DeliveryTry(
            clock.instant(), Duration.ofMillis(12), new DeliveryTry.Answered(500, "no"));
    DeliveryTry unanswered =
        new DeliveryTry(
            clock.instant(),
            Duration.ofSeconds(15),
            new DeliveryTry.Unanswered(Examples.problem()));
    DeliveryState end =
        new DeliveryState.GivenUp(clock.instant(), DeliveryState.Reason.TRIED_ENOUGH);
    deliveries.save(delivery.tried(answered, delivery.state()).tried(unanswered, end));
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
