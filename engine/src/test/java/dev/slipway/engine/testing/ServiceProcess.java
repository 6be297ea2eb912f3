package dev.slipway.engine.testing;

import dev.slipway.detection.Detector;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.engine.access.StillAllowed;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.admission.Outbox;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.control.CancelDeployment;
import dev.slipway.engine.control.RetryDeployment;
import dev.slipway.engine.control.RollBack;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.quota.Holdings;
import dev.slipway.engine.quota.Limits;
import dev.slipway.engine.quota.Presence;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.engine.quota.ReleaseRoom;
import dev.slipway.engine.release.ReleaseKeeper;
import dev.slipway.engine.release.Starting;
import dev.slipway.engine.source.Sources;
import dev.slipway.engine.usage.UsageNotes;
import dev.slipway.engine.worker.Attendance;
import dev.slipway.engine.worker.DeploymentWorker;
import dev.slipway.engine.worker.RetryPolicy;
import dev.slipway.engine.worker.RunningWork;
import dev.slipway.engine.worker.Sweeper;
import dev.slipway.engine.worker.WorkerSettings;
import dev.slipway.engine.workflow.DeploymentWorkflow;
import dev.slipway.engine.workflow.step.BuildJobs;
import dev.slipway.engine.workflow.step.BuildStep;
import dev.slipway.engine.workflow.step.CleanupStep;
import dev.slipway.engine.workflow.step.ContainerStep;
import dev.slipway.engine.workflow.step.DeployStep;
import dev.slipway.engine.workflow.step.SyncStep;
import dev.slipway.engine.workflow.step.ValidateStep;
import dev.slipway.ports.access.MemoryAccessKeys;
import dev.slipway.ports.queue.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// One process of the service, wired as the server wires it. Its worker does one thing at a time,
/// on the thread of the test, unless [#worker] is started.
public final class ServiceProcess {
  /// How long a deployment may take here.
  public static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final Ports ports;
  private final Attendance attendance;

  public final RequestDeployment request;
  public final CancelDeployment cancel;
  public final RetryDeployment retry;
  public final RollBack rollBack;
  public final Admit admit;
  public final Projects projects;
  public final Sources sources;
  public final Holdings holdings;
  public final Quotas quotas;
  public final DeploymentWorker worker;
  public final Sweeper sweeper;
  public final ReleaseKeeper releases;

  public ServiceProcess(String name, Ports ports, InstantSource clock) {
    this(name, ports, QuotaLimits.NONE, clock);
  }

  /// One that lets organizations use no more than that.
  public ServiceProcess(String name, Ports ports, QuotaLimits everybody, InstantSource clock) {
    this.ports = ports;
    RandomGenerator random = new Random(name.hashCode());
    Outbox outbox = new Outbox(ports.deployments(), ports.queue());
    RunningWork work = new RunningWork();
    Limits limits = new Limits(ports.limits(), everybody);
    Presence presence =
        new Presence(ports.projects(), ports.sources(), ports.releases(), ports.deployments());
    Holdings holdings = new Holdings(ports.holdings(), presence, limits, clock);
    UsageNotes usage = new UsageNotes(ports.usage(), ports.releases(), clock);
    quotas = new Quotas(ports.quota(), usage, ports.deployments(), limits, holdings, clock);
    projects =
        new Projects(
            ports.projects(),
            ports.deployments(),
            ports.sources(),
            ports.secrets(),
            ports.runtime(),
            holdings,
            usage,
            clock);
    sources = new Sources(ports.projects(), ports.sources(), holdings);
    this.holdings = holdings;
    cancel = new CancelDeployment(ports.deployments(), quotas, work, outbox, clock);
    admit = new Admit(ports.deployments(), quotas, outbox, cancel, random);
    Starting starting = new Starting(ports.runtime(), ports.secrets());
    WorkerSettings settings = new WorkerSettings(name, 2, TIMEOUT);
    request = new RequestDeployment(ports.projects(), ports.sources(), admit, clock);
    retry = new RetryDeployment(ports.deployments(), admit, clock);
    rollBack = new RollBack(ports.projects(), ports.releases(), admit, clock);
    attendance =
        new Attendance(
            ports.deployments(),
            quotas,
            ports.queue(),
            ports.logs(),
            ports.secrets(),
            workflow(ports, new ReleaseRoom(limits, holdings), starting, clock),
            work,
            RetryPolicy.STANDARD,
            settings,
            clock,
            random);
    worker = new DeploymentWorker(ports.queue(), attendance, outbox, work, settings);
    releases = new ReleaseKeeper(ports.releases(), ports.deployments(), ports.runtime(), starting);
    sweeper = new Sweeper(ports.deployments(), outbox, ports.environments(), releases, quotas);
  }

  private static DeploymentWorkflow workflow(
      Ports ports, ReleaseRoom room, Starting starting, InstantSource clock) {
    BuildJobs jobs = new BuildJobs(ports.sources());
    return new DeploymentWorkflow(
        new ValidateStep(
            new StillAllowed(new MemoryAccessKeys()),
            ports.cell(),
            room,
            ports.projects(),
            ports.sources(),
            ports.releases(),
            ports.artifacts(),
            new Detector()),
        new ContainerStep(ports.artifacts(), ports.environments(), jobs),
        new SyncStep(ports.environments(), jobs),
        new BuildStep(ports.environments(), jobs, clock),
        new DeployStep(ports.releases(), ports.runtime(), starting, clock),
        new CleanupStep(ports.environments()));
  }

  /// Attends to the next notice that is due; false when none is.
  public boolean attendNext() {
    List<Delivery> deliveries = ports.queue().receive(1, Duration.ZERO);
    deliveries.forEach(attendance::attend);
    return !deliveries.isEmpty();
  }

  /// Attends to every notice that is due.
  public void attendAll() {
    while (attendNext()) {
      // the next one
    }
  }
}
