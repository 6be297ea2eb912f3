package dev.slipway.server.wiring;

import dev.slipway.detection.Detector;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.engine.access.Keys;
import dev.slipway.engine.access.StillAllowed;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.admission.Outbox;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.control.CancelDeployment;
import dev.slipway.engine.control.DeadLetterDesk;
import dev.slipway.engine.control.RetryDeployment;
import dev.slipway.engine.control.RollBack;
import dev.slipway.engine.control.SecretRotation;
import dev.slipway.engine.project.Configurations;
import dev.slipway.engine.project.FollowedSecrets;
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
import dev.slipway.engine.quota.ReleaseRoom;
import dev.slipway.engine.release.ReleaseKeeper;
import dev.slipway.engine.release.Starting;
import dev.slipway.engine.retention.Collectable;
import dev.slipway.engine.retention.GarbageCollector;
import dev.slipway.engine.retention.RetentionRules;
import dev.slipway.engine.source.Sources;
import dev.slipway.engine.usage.UsageNotes;
import dev.slipway.engine.webhook.DeliveryLog;
import dev.slipway.engine.webhook.EventBodies;
import dev.slipway.engine.webhook.PrivateAddresses;
import dev.slipway.engine.webhook.WebhookWorker;
import dev.slipway.engine.webhook.Webhooks;
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
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/// The engine over a set of adapters: its use cases for the API and its workers.
public record Engine(
    Projects projects,
    Variables variables,
    Settings settings,
    Configurations configurations,
    Webhooks webhooks,
    DeliveryLog deliveries,
    Sources sources,
    RequestDeployment requestDeployment,
    CancelDeployment cancelDeployment,
    RetryDeployment retryDeployment,
    RollBack rollBack,
    DeadLetterDesk deadLetterDesk,
    Deployments deployments,
    Releases releases,
    ServiceStatus status,
    Keys keys,
    Quotas quotas,
    ReleaseKeeper releaseKeeper,
    DeploymentWorker worker,
    Sweeper sweeper,
    GarbageCollector collector,
    SecretRotation secretRotation,
    WebhookWorker webhookWorker) {

  /// Puts it together. Nothing runs yet.
  ///
  /// @param retries when a deployment is tried again
  /// @param everybody what an organization may use that has no limits of its own
  /// @param retention how much is kept
  /// @param privateAddresses whose webhooks may be delivered to them
  /// @param bodies what receivers of webhooks are told
  /// @param checks what was found out about the machine at start
  public static Engine over(
      Adapters adapters,
      WorkerSettings settings,
      RetryPolicy retries,
      QuotaLimits everybody,
      RetentionRules retention,
      PrivateAddresses privateAddresses,
      EventBodies bodies,
      List<ServiceStatus.Check> checks,
      InstantSource clock,
      SecureRandom random) {
    Outbox outbox = new Outbox(adapters.deployments(), adapters.queue());
    RunningWork work = new RunningWork();
    Limits limits = new Limits(adapters.limits(), everybody);
    Holdings holdings = holdings(adapters, limits, clock);
    UsageNotes usage = new UsageNotes(adapters.usage(), adapters.releases(), clock);
    Quotas quotas =
        new Quotas(adapters.quota(), usage, adapters.deployments(), limits, holdings, clock);
    CancelDeployment cancel =
        new CancelDeployment(adapters.deployments(), quotas, work, outbox, clock);
    Admit admit = new Admit(adapters.deployments(), quotas, outbox, cancel, random);
    Starting starting = new Starting(adapters.runtime(), adapters.secrets());
    ReleaseKeeper keeper =
        new ReleaseKeeper(
            adapters.releases(), adapters.deployments(), adapters.runtime(), starting);
    RetryDeployment retry = new RetryDeployment(adapters.deployments(), admit, clock);
    Attendance attendance =
        new Attendance(
            adapters.deployments(),
            quotas,
            adapters.queue(),
            outbox,
            adapters.logs(),
            adapters.secrets(),
            workflow(adapters, new ReleaseRoom(limits, holdings), starting, clock),
            work,
            retries,
            settings,
            clock,
            random);
    Projects projects =
        new Projects(
            adapters.projects(),
            adapters.deployments(),
            adapters.sources(),
            adapters.secrets(),
            adapters.runtime(),
            holdings,
            usage,
            clock);
    Reconfiguration reconfiguration =
        new Reconfiguration(
            adapters.projects(), adapters.configurations(), adapters.deployments(), clock);
    Webhooks webhooks =
        new Webhooks(
            projects,
            adapters.webhooks(),
            adapters.secrets(),
            adapters.calls(),
            privateAddresses,
            random,
            clock);
    WebhookWorker webhookWorker =
        new WebhookWorker(
            adapters.events(),
            adapters.webhooks(),
            adapters.deliveries(),
            adapters.secrets(),
            adapters.calls(),
            bodies,
            privateAddresses,
            call -> Thread.ofVirtual().name("webhook call").start(call),
            clock,
            random);
    return new Engine(
        projects,
        new Variables(projects, adapters.secrets(), adapters.outside(), reconfiguration),
        new Settings(reconfiguration),
        new Configurations(adapters.configurations(), reconfiguration),
        webhooks,
        new DeliveryLog(
            webhooks, adapters.deliveries(), bodies, webhookWorker::wake, random, clock),
        new Sources(adapters.projects(), adapters.sources(), holdings),
        new RequestDeployment(adapters.projects(), adapters.sources(), admit, clock),
        cancel,
        retry,
        new RollBack(adapters.projects(), adapters.releases(), admit, clock),
        new DeadLetterDesk(adapters.deadLetters(), retry),
        new Deployments(adapters.deployments(), adapters.logs()),
        new Releases(adapters.releases(), adapters.configurations(), adapters.runtime()),
        new ServiceStatus(
            adapters.deployments(),
            adapters.statistics(),
            adapters.queue(),
            checks,
            adapters.probes(),
            clock),
        new Keys(adapters.keys(), random, clock),
        quotas,
        keeper,
        new DeploymentWorker(adapters.queue(), attendance, work, settings),
        new Sweeper(adapters.deployments(), outbox, adapters.environments(), keeper, quotas),
        new GarbageCollector(retention, collectable(adapters), quotas, holdings, clock),
        new SecretRotation(
            adapters.projects(),
            adapters.releases(),
            adapters.deployments(),
            new FollowedSecrets(adapters.secrets(), adapters.outside(), reconfiguration),
            admit,
            clock),
        webhookWorker);
  }

  private static Collectable collectable(Adapters adapters) {
    return new Collectable(
        adapters.projects(),
        adapters.configurations(),
        adapters.deploymentRetention(),
        adapters.releaseRetention(),
        adapters.sourceRetention(),
        adapters.artifacts(),
        adapters.secrets(),
        adapters.webhooks(),
        adapters.logs(),
        adapters.deadLetters(),
        adapters.usage(),
        adapters.runtime(),
        adapters.disk());
  }

  private static Holdings holdings(Adapters adapters, Limits limits, InstantSource clock) {
    Presence presence =
        new Presence(
            adapters.projects(), adapters.sources(), adapters.releases(), adapters.deployments());
    return new Holdings(adapters.holdings(), presence, limits, clock);
  }

  private static DeploymentWorkflow workflow(
      Adapters adapters, ReleaseRoom room, Starting starting, InstantSource clock) {
    BuildJobs jobs = new BuildJobs(adapters.sources());
    return new DeploymentWorkflow(
        new ValidateStep(
            new StillAllowed(adapters.keys()),
            adapters.cell(),
            room,
            adapters.projects(),
            adapters.sources(),
            adapters.releases(),
            adapters.artifacts(),
            new Detector()),
        new ContainerStep(adapters.artifacts(), adapters.environments(), jobs),
        new SyncStep(adapters.environments(), jobs),
        new BuildStep(adapters.environments(), jobs, clock),
        new DeployStep(adapters.releases(), adapters.runtime(), starting, clock),
        new CleanupStep(adapters.environments()));
  }
}
