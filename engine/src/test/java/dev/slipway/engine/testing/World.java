package dev.slipway.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.engine.admission.Order;
import dev.slipway.ports.artifact.MemoryArtifactStore;
import dev.slipway.ports.cell.MemoryCell;
import dev.slipway.ports.log.MemoryLogStore;
import dev.slipway.ports.queue.MemoryDeploymentQueue;
import dev.slipway.ports.quota.MemoryHoldingLedger;
import dev.slipway.ports.quota.MemoryLimitStore;
import dev.slipway.ports.quota.MemoryQuotaLedger;
import dev.slipway.ports.runtime.MemoryAppRuntime;
import dev.slipway.ports.secret.MemorySecretStore;
import dev.slipway.ports.source.MemorySourceStore;
import dev.slipway.ports.store.MemoryDeploymentStore;
import dev.slipway.ports.store.MemoryProjectStore;
import dev.slipway.ports.store.MemoryReleaseStore;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.usage.MemoryUsageLedger;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Stores, a queue and a runtime in memory, shared by the processes of a test, with one project
/// [Examples#HELLO] in it.
public final class World {
  /// Where everything is deployed to.
  public static final Environment PRODUCTION = Environment.PRODUCTION;

  private static final UserId JO = new UserId("jo");
  private static final int PATIENCE = 300;

  public final TestClock clock = new TestClock(Examples.NOW);
  public final MemoryDeploymentStore deployments = new MemoryDeploymentStore(clock);
  public final MemoryReleaseStore releases = new MemoryReleaseStore(deployments);
  public final MemoryProjectStore projects = new MemoryProjectStore(deployments, releases);
  public final MemoryDeploymentQueue queue = new MemoryDeploymentQueue(clock);
  public final MemorySourceStore sources = new MemorySourceStore(clock);
  public final MemorySecretStore secrets = new MemorySecretStore(clock);
  public final MemoryLogStore logs = new MemoryLogStore();
  public final MemoryArtifactStore artifacts = new MemoryArtifactStore(clock);
  public final ScriptedBuilds builds = new ScriptedBuilds(artifacts);
  public final MemoryAppRuntime runtime = new MemoryAppRuntime();
  public final MemoryCell cell = new MemoryCell();
  public final MemoryQuotaLedger quota = new MemoryQuotaLedger();
  public final MemoryHoldingLedger holdings = new MemoryHoldingLedger();
  public final MemoryLimitStore limits = new MemoryLimitStore();
  public final MemoryUsageLedger usage = new MemoryUsageLedger();
  public final Ports ports =
      new Ports(
          projects,
          deployments,
          releases,
          queue,
          sources,
          secrets,
          logs,
          artifacts,
          builds,
          runtime,
          cell,
          quota,
          holdings,
          limits,
          usage);
  public final ServiceProcess service = process("first");

  public World() {
    addProject(Examples.HELLO.value(), Examples.ACME);
  }

  /// A further process of the service.
  public ServiceProcess process(String name) {
    return new ServiceProcess(name, ports, clock);
  }

  /// A further process of the service, to which something will happen.
  public ServiceProcess process(String name, Accident accident) {
    return new ServiceProcess(name, ports.through(accident), clock);
  }

  /// A further process of the service, which lets organizations use no more than that.
  public ServiceProcess process(String name, QuotaLimits limits) {
    return new ServiceProcess(name, ports, limits, clock);
  }

  public ProjectId addProject(String id, OrganizationId owner) {
    ProjectId project = new ProjectId(id);
    projects.save(Project.create(project, owner, id, clock.instant()));
    return project;
  }

  /// Asks for a deployment of a site whose page has this text.
  public DeploymentId request(String text) {
    return request(Examples.HELLO, text);
  }

  /// The same, while the queue is away.
  public DeploymentId deploymentWithoutNotice(String text) {
    put(Examples.HELLO, "index.html", text);
    Accident away =
        Accident.always(() -> {
          throw passing();
        });
    Ports deaf = ports.withQueue(ports.through(away).queue());
    Order order = new Order(Examples.HELLO, Examples.ACME, JO, PRODUCTION, Optional.empty());
    return new ServiceProcess("deaf", deaf, clock).request.deploy(order).id();
  }

  public DeploymentId request(ProjectId project, String text) {
    put(project, "index.html", text);
    OrganizationId owner = projects.find(project).orElseThrow().organization();
    Order order = new Order(project, owner, JO, PRODUCTION, Optional.empty());
    return service.request.deploy(order).id();
  }

  /// Takes in a source of one file.
  public void put(ProjectId project, String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(content);
    sources.put(digest, new ByteArrayInputStream(content), content.length);
    sources.save(
        project,
        new SourceManifest(
            List.of(new SourceFile(new SourcePath(path), false, content.length, digest))));
  }

  /// Deploys and lets it come to its end.
  public Deployment deploy(String text) {
    DeploymentId id = request(text);
    settle(service);
    return find(id);
  }

  /// Lets a process do all there is to do, and time pass while there is something to wait for.
  public void settle(ServiceProcess process) {
    process.attendAll();
    for (int round = 0; round < PATIENCE && !isQuiet(); round++) {
      clock.advance(Duration.ofSeconds(1));
      process.sweeper.sweepNotices();
      process.attendAll();
    }
    assertThat(isQuiet()).as("everything came to its end").isTrue();
  }

  private boolean isQuiet() {
    long open =
        deployments.counts().of(Phase.QUEUED)
            + deployments.counts().of(Phase.RUNNING)
            + deployments.counts().of(Phase.CANCELLING);
    return open == 0 && queue.depth().waiting() == 0 && queue.depth().held() == 0;
  }

  public Deployment find(DeploymentId id) {
    return deployments.find(id).orElseThrow();
  }

  public Phase phase(DeploymentId id) {
    return find(id).state().phase();
  }

  /// What a visitor of [Examples#HELLO] meets.
  public Optional<ReleaseId> serving() {
    return runtime.serving(Examples.HELLO, PRODUCTION).map(release -> release.id());
  }

  /// How often a deployment made its release the current one.
  public long activations(DeploymentId id) {
    return releases.history(Examples.HELLO, PRODUCTION, 1_000).stream()
        .filter(activation -> activation.deployment().equals(id))
        .count();
  }

  /// The log's texts in order.
  public List<String> log(DeploymentId id) {
    return logs.read(id, LogPosition.START, 1_000).stream()
        .map(positioned -> positioned.line().text())
        .toList();
  }

  public static SlipwayException mistake() {
    return new SlipwayException(
        Problem.of(ProblemCode.BUILD_COMMAND_FAILED, "Tried to build", "exit code 1", "Mend it"));
  }

  public static SlipwayException passing() {
    return new SlipwayException(Examples.problem());
  }
}
