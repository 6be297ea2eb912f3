package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.quota.CosmosHoldingLedger;
import dev.slipway.azure.quota.CosmosLimitStore;
import dev.slipway.azure.quota.CosmosQuotaLedger;
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
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.quota.HoldingLedger;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.Examples;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What deployments cost, by the prices that the stand-in has from Azure's documentation.
final class CosmosRequestUnitsTest {
  /// What was measured with six saves more than the engine does now; see the table of
  /// docs/decisions/0019-cosmos.md.
  private static final double WHOLE_DEPLOYMENT = 256;

  private final Map<String, DoubleSummaryStatistics> spent = new TreeMap<>();
  private final CosmosStorage storage = TestStorage.open(UUID.randomUUID().toString(), this::spent);
  private final CosmosDeploymentStore store = new CosmosDeploymentStore(storage);
  private final CosmosReleaseStore releases = new CosmosReleaseStore(storage);
  private final CosmosQuotaLedger quotas = new CosmosQuotaLedger(storage);
  private final HoldingLedger holdings = new CosmosHoldingLedger(storage);
  private final LimitStore limits = new CosmosLimitStore(storage);
  private final CosmosUsageLedger usage = new CosmosUsageLedger(storage);
  private final Random random = new Random(1);

  private synchronized void spent(String tried, double units) {
    spent.computeIfAbsent(tried, _ -> new DoubleSummaryStatistics()).accept(units);
  }

  @Test
  void readingAStatusCostsOneRequestUnit() {
    Deployment admitted = admit();
    spent.clear();

    assertThat(store.find(admitted.id())).contains(admitted);

    assertThat(units()).isBetween(1.0, 1.1);
    assertThat(spent.values().iterator().next().getCount()).isOne();
  }

  @Test
  void aWholeDeploymentCostsWhatTheDecisionPageSays() {
    deploy();
    spent.clear();

    deploy();

    spent.forEach((k, v) -> System.out.printf("RU %6.1f %3d %s%n", v.getSum(), v.getCount(), k));
    System.out.println("RU TOTAL " + units());
    assertThat(units()).as("%s", spent).isLessThan(WHOLE_DEPLOYMENT);
  }

  @Test
  void aDeploymentCostsNoMoreAfterManyOthers() {
    deploy();
    spent.clear();
    deploy();
    double early = units();

    for (int i = 0; i < 5; i++) {
      deploy();
    }
    spent.clear();
    deploy();

    assertThat(units()).isLessThan(early * 1.1);
  }

  @Test
  void lookingForWhatIsOpenCostsNoMoreAfterManyDeployments() {
    admit();
    spent.clear();
    store.noticesDue(100);
    store.unattended(Duration.ZERO, 100);
    double early = units();
    for (int i = 0; i < 5; i++) {
      deploy(Environment.STAGING);
    }

    storage.clock().next();
    spent.clear();
    store.noticesDue(100);
    store.unattended(Duration.ZERO, 100);

    assertThat(units()).isLessThan(early * 1.05);
  }

  private double units() {
    return spent.values().stream().mapToDouble(DoubleSummaryStatistics::getSum).sum();
  }

  private Deployment admit() {
    return admit(Environment.PRODUCTION);
  }

  private Deployment admit(Environment environment) {
    return admit(DeploymentId.create(NOW, HELLO, random), environment);
  }

  private Deployment admit(DeploymentId id, Environment environment) {
    DeploymentRequest request =
        new DeploymentRequest(
            HELLO,
            ACME,
            new UserId("jo"),
            environment,
            new Subject.FromSource(Examples.manifest("index.html").id()),
            Optional.empty(),
            NOW);
    return switch (store.admit(Deployment.queued(id, request))) {
      case Admission.Admitted(Deployment admitted) -> admitted;
      case Admission other -> throw new AssertionError(other);
    };
  }

  private void deploy() {
    deploy(Environment.PRODUCTION);
  }

  /// What the engine asks of the stores for a deployment that builds and succeeds in one go, in its
  /// order; what it asks of projects and secrets is left out.
  private void deploy(Environment environment) {
    limits.find(ACME);
    DeploymentId id = DeploymentId.create(NOW, HELLO, random);
    quotas.reserve(new Reservation(id, ACME, NOW), QuotaLimits.NONE);
    Deployment current = admit(id, environment);
    store.noticeSent(id);
    current = store.find(id).orElseThrow().startAttempt(NOW);
    Lease lease = store.begin(current, "worker", Duration.ofHours(1)).orElseThrow();
    current = current.withVersion(2);
    holdings.find(ACME, new Holder.OfReleases(HELLO, environment));
    for (Step step : Step.values()) {
      current = current.with(new StepRecord.Started(step, NOW));
      if (step != Step.VALIDATE && step != Step.CLEANUP) {
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
    holdings.find(ACME, new Holder.OfReleases(HELLO, environment));
    store.release(lease);
  }

  private void activate(Environment environment, Release release, Lease lease) {
    for (int i = 0; i < 2; i++) {
      releases.current(HELLO, environment);
    }
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
