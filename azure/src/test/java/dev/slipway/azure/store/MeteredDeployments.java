package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.quota.CosmosHoldingLedger;
import dev.slipway.azure.quota.CosmosLimitStore;
import dev.slipway.azure.quota.CosmosQuotaLedger;
import dev.slipway.azure.secret.KeyVaultSecretStore;
import dev.slipway.azure.secret.KeyVaultSettings;
import dev.slipway.azure.secret.Vault;
import dev.slipway.azure.standin.web.WebServer;
import dev.slipway.azure.usage.CosmosUsageLedger;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.quota.HoldingLedger;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.usage.UsageLedger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Deploys as the engine does, and knows what that costs by the prices of the stand-in.
final class MeteredDeployments {
  private static final Action STORING = Action.writing("Tried to store deployments");

  private final Map<String, DoubleSummaryStatistics> spent = new TreeMap<>();
  final CosmosStorage storage = TestStorage.open(UUID.randomUUID().toString(), this::spent);
  final CosmosDeploymentStore store = new CosmosDeploymentStore(storage);
  final CosmosReleaseStore releases = new CosmosReleaseStore(storage);
  private final ProjectStore projects = new CosmosProjectStore(storage);
  private final QuotaLedger quotas = new CosmosQuotaLedger(storage);
  private final HoldingLedger holdings = new CosmosHoldingLedger(storage);
  private final LimitStore limits = new CosmosLimitStore(storage);
  private final UsageLedger usage = new CosmosUsageLedger(storage);
  private final SecretStore secrets =
      new KeyVaultSecretStore(noVault(), storage, new SecureRandom(), InstantSource.system());
  private final Random random = new Random(1);

  MeteredDeployments() {
    projects.save(Examples.project(HELLO.value()));
  }

  /// The project has no secrets, so there is nobody to be asked for them.
  private static Vault noVault() {
    return Vault.of(
        KeyVaultSettings.of(URI.create("https://none.vault.azure.net")),
        _ -> Mono.error(new AssertionError("nobody needs a token")),
        WebServer.client());
  }

  private synchronized void spent(String tried, double units) {
    spent.computeIfAbsent(tried, _ -> new DoubleSummaryStatistics()).accept(units);
  }

  /// What this costs, by what it is for.
  Map<String, DoubleSummaryStatistics> costs(Runnable work) {
    storage.clock().next();
    takeSpent();
    work.run();
    return takeSpent();
  }

  private synchronized Map<String, DoubleSummaryStatistics> takeSpent() {
    Map<String, DoubleSummaryStatistics> taken = new TreeMap<>(spent);
    spent.clear();
    return taken;
  }

  /// What this costs, in request units.
  double units(Runnable work) {
    return costs(work).values().stream().mapToDouble(DoubleSummaryStatistics::getSum).sum();
  }

  Deployment admit(Environment environment) {
    return admit(DeploymentId.create(NOW, HELLO, random), environment);
  }

  private Deployment admit(DeploymentId id, Environment environment) {
    return switch (store.admit(Deployment.queued(id, request(environment)))) {
      case Admission.Admitted(Deployment admitted) -> admitted;
      case Admission other -> throw new AssertionError(other);
    };
  }

  private static DeploymentRequest request(Environment environment) {
    return new DeploymentRequest(
        HELLO,
        ACME,
        new UserId("jo"),
        environment,
        new Subject.FromSource(Examples.manifest("index.html").id()),
        Optional.empty(),
        NOW);
  }

  /// Stores so many deployments of the project that have ended, all at once.
  void store(int count) {
    DeploymentItems items =
        new DeploymentItems(storage.projects(), new Partitions(storage.service()));
    Batch batch = Batch.in(Partitions.of(HELLO));
    for (int i = 1; i <= count; i++) {
      DeploymentId id = DeploymentId.create(NOW, HELLO, random);
      Deployment ended = Deployment.queued(id, request(Environment.PRODUCTION)).cancel(NOW);
      batch.create(items.added(ended, Place.ENDED, i, 0, NOW));
      if (i % Batch.MAX == 0 || i == count) {
        assertThat(storage.projects().write(STORING, batch).isDone()).isTrue();
        batch = Batch.in(Partitions.of(HELLO));
      }
    }
  }

  /// What the engine asks of the stores for a deployment that builds and succeeds in one go, in its
  /// order.
  void deploy(Environment environment) {
    limits.find(ACME);
    DeploymentId id = DeploymentId.create(NOW, HELLO, random);
    quotas.reserve(new Reservation(id, ACME, NOW), QuotaLimits.NONE);
    admit(id, environment);
    store.noticeSent(id);
    Deployment current =
        store
            .find(id)
            .orElseThrow()
            .startAttempt(NOW)
            .with(new StepRecord.Started(Step.VALIDATE, NOW));
    Lease lease = store.begin(current, "worker", Duration.ofHours(1)).orElseThrow();
    current = current.withVersion(2);
    secrets.all(HELLO);
    projects.find(HELLO);
    holdings.find(ACME, new Holder.OfReleases(HELLO, environment));
    for (Step step : Step.values()) {
      current = current.with(new StepRecord.Started(step, NOW));
      if (step == Step.BUILD || step == Step.DEPLOY) {
        current = save(current, lease);
      }
      if (step == Step.DEPLOY) {
        activate(environment, release(HELLO, environment, "content of " + id), lease);
      }
      current = current.with(new StepRecord.Done(NOW, NOW, result(step)));
    }
    save(
        current.succeed(NOW, release("content").id(), URI.create("http://hello.localhost:7070")),
        lease);
    Instant since = releases.current(HELLO, environment).orElseThrow().at();
    usage.began(new RunningSince(ACME, HELLO, environment, since));
    quotas.settle(UsageEntry.of(current), true, usage);
    store.next(current);
    holdings.find(ACME, new Holder.OfReleases(HELLO, environment));
    store.release(lease);
  }

  private void activate(Environment environment, Release release, Lease lease) {
    releases.current(HELLO, environment);
    releases.save(release);
    store.find(lease.deployment());
    releases.activate(release.id(), lease, NOW);
  }

  private static StepResult result(Step step) {
    return switch (step) {
      case VALIDATE ->
          new StepResult.ValidatedRelease(
              release("content").id(), Examples.artifact("content"), variables(), 3);
      case CONTAINER -> new StepResult.Provisioned("a container group in westeurope", true);
      case SYNC -> new StepResult.Synced(200, 3, 1, 40_000);
      case CLEANUP -> new StepResult.CleanedUp();
      case BUILD -> new StepResult.Built(Examples.artifact("content"), false);
      case DEPLOY ->
          new StepResult.Deployed(
              release("content").id(), URI.create("http://hello.localhost:7070"), false);
    };
  }

  /// About as much as a build plan with the reasons of its choices.
  private static SequencedMap<VariableName, Variable.Value> variables() {
    SequencedMap<VariableName, Variable.Value> variables = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      variables.put(
          new VariableName("VARIABLE_" + i), new Variable.RuntimeValue("a value of ".repeat(10)));
    }
    return variables;
  }

  private Deployment save(Deployment deployment, Lease lease) {
    return ((SaveResult.Saved<Deployment>) store.save(deployment, lease)).value();
  }
}
