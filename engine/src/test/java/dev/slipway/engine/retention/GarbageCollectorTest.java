package dev.slipway.engine.retention;

import static dev.slipway.engine.testing.World.PRODUCTION;
import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.project.VariableScope;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.engine.project.Reconfiguration;
import dev.slipway.engine.project.Variables;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.artifact.KeptArtifact;
import dev.slipway.ports.disk.DiskCache;
import dev.slipway.ports.disk.DiskSpace;
import dev.slipway.ports.disk.MemoryDiskSpace;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.source.SourceRetention;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.MemoryConfigurationHistory;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseRetention;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.usage.UsageLedger;
import dev.slipway.ports.webhook.MemoryWebhookStore;
import dev.slipway.ports.webhook.WebhookExamples;
import dev.slipway.ports.webhook.WebhookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {
  private static final Duration ENOUGH = Duration.ofSeconds(30);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int KEPT_RELEASES = 2;

  private final World world = new World();
  private final MemoryConfigurationHistory configurations =
      new MemoryConfigurationHistory(world.projects, world.releases);
  private final MemoryWebhookStore webhooks = new MemoryWebhookStore(world.projects);
  private final MemoryDiskSpace disk = new MemoryDiskSpace();

  @Test
  void whatIsCurrentAndWhatCanBeReturnedToStaysWhateverItsAge() {
    List<Deployment> deployed = deployed("one", "two", "three", "four", "five");
    world.clock.advance(MONTH);

    collect(onlyTargets());

    assertThat(deployments()).containsExactly(ids(deployed.subList(2, 5)));
    assertThat(world.releases.history(HELLO, PRODUCTION, 10)).hasSize(KEPT_RELEASES + 1);
    assertThat(world.releases.list(Optional.empty(), 10).items()).hasSize(KEPT_RELEASES + 1);
    assertThat(world.artifacts.list()).hasSize(KEPT_RELEASES + 1);
    for (Deployment kept : deployed.subList(2, 4).reversed()) {
      assertThat(rolledBackTo(release(kept))).isEqualTo(Phase.SUCCEEDED);
    }
  }

  @Test
  void whatGoesTakesItsLogItsSourceAndItsContentWithIt() {
    List<Deployment> deployed = deployed("one", "two", "three", "four");
    world.clock.advance(MONTH);

    CollectionReport report = collect(onlyTargets());

    assertThat(world.logs.read(deployed.getFirst().id(), LogPosition.START, 10)).isEmpty();
    assertThat(world.sources.missing(List.of(Digest.of("one")))).hasSize(1);
    assertThat(world.sources.missing(List.of(Digest.of("two")))).isEmpty();
    assertThat(world.sources.sources(HELLO)).hasSize(3);
    assertThat(report.collected())
        .extracting(Collected::kind)
        .containsExactly(
            Kind.DEPLOYMENT,
            Kind.LOG,
            Kind.ACTIVATION,
            Kind.RELEASE,
            Kind.SOURCE,
            Kind.CONTENT,
            Kind.ARTIFACT);
    assertThat(report.collected()).extracting(Collected::count).containsOnly(1L);
    assertThat(report.endedAt()).isPresent();
  }

  @Test
  void lookingSaysTheSameAndChangesNothing() {
    deployed("one", "two", "three", "four", "five");
    world.addProject("gone", ACME);
    world.request(new ProjectId("gone"), "of gone");
    world.settle(world.service);
    world.projects.delete(new ProjectId("gone"));
    world.clock.advance(MONTH);
    List<DeploymentId> before = deployments();

    CollectionReport looked = collector(onlyTargets()).collect(true, ENOUGH);

    assertThat(deployments()).isEqualTo(before);
    assertThat(world.artifacts.list()).hasSize(6);
    assertThat(world.sources.missing(List.of(Digest.of("one"), Digest.of("of gone")))).isEmpty();
    world.clock.advance(MONTH);
    assertThat(collector(onlyTargets()).collect(true, ENOUGH).collected())
        .isEqualTo(looked.collected());
    assertThat(collect(onlyTargets()).collected()).isEqualTo(looked.collected());
    assertThat(collect(onlyTargets()).collected()).isEmpty();
  }

  @Test
  void statisticsAndUsageGoOnCountingWhatWent() {
    deployed("one", "two", "three", "four");
    world.clock.advance(MONTH);
    var statistics = world.deployments.statistics(new Scope.OfProject(HELLO));
    var used = world.service.quotas.use(ACME);

    collect(onlyTargets());

    assertThat(world.deployments.statistics(new Scope.OfProject(HELLO))).isEqualTo(statistics);
    assertThat(world.service.quotas.use(ACME)).isEqualTo(used);
  }

  @Test
  void whatIsUnderWayKeepsAllItNeeds() {
    deployed("one", "two", "three", "four");
    world.clock.advance(MONTH);
    DeploymentId again = world.request("one");

    collect(onlyTargets());
    world.clock.advance(Duration.ofDays(3));
    collect(onlyTargets());
    world.settle(world.service);

    assertThat(world.phase(again)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void whatADeploymentHasBuiltStaysWhileItSleeps() {
    DeploymentId sleeping = world.request("one");
    Artifact built = Examples.artifact("built by it");
    world.artifacts.keep(built);
    Deployment queued = world.find(sleeping);
    Instant now = world.clock.instant();
    world.deployments.save(
        queued
            .startAttempt(now)
            .with(new StepRecord.Done(now, now, new StepResult.Built(built, false))));
    world.clock.advance(MONTH);

    collect(onlyTargets());

    assertThat(world.artifacts.contains(built.digest())).isTrue();
    assertThat(world.sources.missing(List.of(Digest.of("one")))).isEmpty();
  }

  @Test
  void whatSomebodyIsAboutToUseStays() {
    deployed("one", "two", "three", "four");
    world.clock.advance(MONTH);
    world.put(HELLO, "index.html", "about to be deployed");
    world.put(HELLO, "index.html", "sent after it");

    collect(onlyTargets());

    assertThat(world.sources.missing(List.of(Digest.of("about to be deployed")))).isEmpty();
    assertThat(world.sources.sources(HELLO)).hasSize(5);
    world.clock.advance(MONTH);
    collect(onlyTargets());
    assertThat(world.sources.missing(List.of(Digest.of("about to be deployed")))).hasSize(1);
    assertThat(world.sources.missing(List.of(Digest.of("sent after it")))).isEmpty();
  }

  @Test
  void whatAProjectLeftThatIsGoneGoes() {
    ProjectId gone = new ProjectId("gone");
    world.addProject("gone", ACME);
    DeploymentId left = world.request(gone, "left");
    world.settle(world.service);
    world.secrets.put(gone, new VariableName("KEY"), Secret.of("value"));
    disk.add(workspace("gone-production", gone), 1_000);
    disk.add(workspace("hello-production", HELLO), 1_000);
    world.projects.delete(gone);
    world.clock.advance(MONTH);

    CollectionReport report = collect(RetentionRules.KEEP_ALL);

    assertThat(world.logs.read(left, LogPosition.START, 10)).isEmpty();
    assertThat(world.sources.projects()).isEmpty();
    assertThat(world.sources.missing(List.of(Digest.of("left")))).hasSize(1);
    assertThat(world.secrets.all(gone)).isEmpty();
    assertThat(world.artifacts.list()).isEmpty();
    assertThat(disk.caches()).extracting(DiskCache::name).containsExactly("hello-production");
    assertThat(report.collected())
        .extracting(Collected::kind)
        .contains(Kind.LOG, Kind.SOURCE, Kind.CONTENT, Kind.SECRET, Kind.ARTIFACT, Kind.WORKSPACE);
  }

  @Test
  void aVersionOfASecretIsKeptWhileOneCanReturnToWhatRefersToIt() {
    SecretReference one = setSecret("one");
    world.deploy("page one");
    world.clock.advance(MONTH);
    SecretReference two = setSecret("two");
    SecretReference three = setSecret("three");
    world.deploy("page two");
    world.clock.advance(MONTH);

    collect(onlyTargets());

    assertThat(world.secrets.find(two)).as("a version of the configuration has it").isPresent();

    configurations.forgetOld(HELLO, 1);
    collect(onlyTargets());

    assertThat(world.secrets.find(one)).as("a rollback target needs it").isPresent();
    assertThat(world.secrets.find(two)).as("nothing needs it").isEmpty();
    assertThat(world.secrets.find(three)).as("it is the variable's").isPresent();
  }

  @Test
  void whatAWebhookSignsWithIsKept() {
    Webhook webhook = WebhookExamples.webhook(1);
    VariableName name = Webhook.secretName(webhook.id());
    SecretReference old = world.secrets.put(HELLO, name, Secret.of("old"));
    SecretReference current = world.secrets.put(HELLO, name, Secret.of("current"));
    world.secrets.put(HELLO, name, Secret.of("of a rotation that was cut off"));
    webhooks.add(webhook.withKeys(webhook.keys().rotate(current, MONTH, world.clock.instant())), 1);
    world.clock.advance(MONTH);

    collect(onlyTargets());

    assertThat(world.secrets.find(old)).isPresent();
    assertThat(world.secrets.find(current)).isPresent();
  }

  @Test
  void whereTheDiskIsTooFullWhatWasUsedLongestAgoGoesUntilThereIsRoom() {
    disk.setOther(1_000);
    DiskCache first = workspace("first-production", HELLO);
    world.clock.advance(Duration.ofHours(1));
    DiskCache inUse = workspace("in-use-production", HELLO);
    world.clock.advance(Duration.ofHours(1));
    DiskCache second = workspace("second-production", HELLO);
    world.clock.advance(Duration.ofHours(1));
    DiskCache third = workspace("third-production", HELLO);
    List.of(third, second, inUse, first).forEach(cache -> disk.add(cache, 100));
    disk.use(inUse);

    CollectionReport report = collect(limited(1_200));

    assertThat(disk.caches()).containsExactly(third, inUse);
    assertThat(report.disk()).contains(new CollectionReport.DiskUse(1_200, 1_200));
    assertThat(report.collected())
        .containsExactly(new Collected(Kind.WORKSPACE, Reason.DISK_LIMIT, 2, 200));
  }

  @Test
  void artifactsThatNothingNeedsGoBeforeAnyWorkspace() {
    world.deploy("live");
    DiskCache workspace = workspace("hello-production", HELLO);
    disk.add(workspace, 100);
    disk.setOther(1_000);
    world.artifacts.keep(Examples.artifact("never live"));
    world.clock.advance(Duration.ofHours(1));

    CollectionReport report = collect(limited(1_000));

    assertThat(report.collected().getFirst().kind()).isEqualTo(Kind.ARTIFACT);
    assertThat(world.artifacts.list()).hasSize(1);
    assertThat(world.artifacts.list())
        .extracting(KeptArtifact::artifact)
        .extracting(artifact -> artifact.digest())
        .containsExactly(
            world.releases.find(world.serving().orElseThrow()).orElseThrow().artifact().digest());
  }

  @Test
  void collectionsAtOnceAreOne() {
    deployed("one", "two", "three", "four");
    world.clock.advance(MONTH);
    GarbageCollector collector = collector(onlyTargets());

    List<CollectionReport> reports = AtOnce.race(10, _ -> collector.collect(false, ENOUGH));

    long went =
        reports.stream()
            .distinct()
            .flatMap(report -> report.collected().stream())
            .filter(collected -> collected.kind() == Kind.DEPLOYMENT)
            .mapToLong(Collected::count)
            .sum();
    assertThat(went).isEqualTo(1);
  }

  @Test
  void aCollectionThatIsCutShortIsFinishedByTheNext() {
    deployed("one", "two", "three", "four", "five", "six");
    world.clock.advance(MONTH);
    GarbageCollector stopped = collector(onlyTargets());
    assertThat(stopped.latest(false)).isEmpty();
    try {
      stopped.stop();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }

    CollectionReport cutShort = stopped.collect(false, ENOUGH);
    CollectionReport next = collect(onlyTargets());

    assertThat(cutShort.problem()).isPresent();
    assertThat(next.problem()).isEmpty();
    assertThat(deployments()).hasSize(KEPT_RELEASES + 1);
  }

  @Test
  void aProcessThatIsKilledAtAnyMomentLeavesNothingHalf() {
    int call = 0;
    boolean happened = true;
    while (happened) {
      call++;
      GarbageCollectorTest life = new GarbageCollectorTest();
      happened = life.isKilledAt(call);
    }
    assertThat(call).isGreaterThan(30);
  }

  private boolean isKilledAt(int call) {
    deployed("one", "two", "three", "four", "five");
    world.clock.advance(MONTH);
    Accident death = Accident.death(call, Accident.Moment.AFTER);

    collector(onlyTargets(), death).collect(false, ENOUGH);
    assertThat(world.deployments.list(HELLO, Optional.empty(), 100).items())
        .as("killed at call %d", call)
        .allMatch(deployment -> !world.logs.read(deployment.id(), LogPosition.START, 1).isEmpty());
    collect(onlyTargets());

    assertThat(deployments()).as("killed at call %d", call).hasSize(KEPT_RELEASES + 1);
    assertThat(world.logs.deployments()).as("killed at call %d", call).hasSize(KEPT_RELEASES + 1);
    assertThat(world.artifacts.list()).as("killed at call %d", call).hasSize(KEPT_RELEASES + 1);
    for (Activation kept : world.releases.history(HELLO, PRODUCTION, 10)) {
      assertThat(rolledBackTo(kept.release()))
          .as("killed at call %d", call)
          .isEqualTo(Phase.SUCCEEDED);
    }
    return death.happened();
  }

  private List<Deployment> deployed(String... texts) {
    List<Deployment> deployed = new ArrayList<>();
    for (String text : texts) {
      deployed.add(world.deploy(text));
      world.clock.advance(Duration.ofMinutes(1));
    }
    return deployed;
  }

  private SecretReference setSecret(String value) {
    VariableName name = new VariableName("KEY");
    Project project =
        new Variables(
                world.service.projects,
                world.secrets,
                new Reconfiguration(world.projects, configurations, world.deployments, world.clock))
            .set(
                HELLO,
                List.of(new Variables.Setting(name, Optional.empty(), VariableScope.SECRET, value)),
                CallerId.MACHINE);
    return project.configuration().variables().stream()
        .map(Variable::value)
        .map(Variable.SecretValue.class::cast)
        .findFirst()
        .orElseThrow()
        .reference();
  }

  private Phase rolledBackTo(ReleaseId release) {
    Deployment rollback =
        world.service.rollBack.rollBack(
            HELLO,
            PRODUCTION,
            Optional.of(release),
            new Requester(new UserId("jo"), Optional.empty()));
    world.settle(world.service);
    return world.phase(rollback.id());
  }

  private ReleaseId release(Deployment deployment) {
    return world.releases.history(HELLO, PRODUCTION, 100).stream()
        .filter(activation -> activation.deployment().equals(deployment.id()))
        .map(Activation::release)
        .findFirst()
        .orElseThrow();
  }

  /// Oldest first.
  private List<DeploymentId> deployments() {
    Page<Deployment> page = world.deployments.list(HELLO, Optional.empty(), 100);
    return page.items().reversed().stream().map(Deployment::id).toList();
  }

  private static DeploymentId[] ids(List<Deployment> deployments) {
    return deployments.stream().map(Deployment::id).toArray(DeploymentId[]::new);
  }

  private DiskCache workspace(String name, ProjectId project) {
    return new DiskCache(
        DiskCache.Kind.WORKSPACE, name, Optional.of(project), world.clock.instant());
  }

  /// Nothing is kept for its own sake.
  private static RetentionRules onlyTargets() {
    return new RetentionRules(
        Optional.of(Duration.ofDays(7)), Optional.of(0L), KEPT_RELEASES, Optional.empty());
  }

  private static RetentionRules limited(long diskBytes) {
    return new RetentionRules(Optional.empty(), Optional.empty(), 10, Optional.of(diskBytes));
  }

  private CollectionReport collect(RetentionRules rules) {
    return collector(rules).collect(false, ENOUGH);
  }

  private GarbageCollector collector(RetentionRules rules) {
    return collector(rules, Accident.death(Integer.MAX_VALUE, Accident.Moment.BEFORE));
  }

  private GarbageCollector collector(RetentionRules rules, Accident accident) {
    return new GarbageCollector(
        rules,
        new Collectable(
            accident.on(ProjectStore.class, world.projects, true),
            accident.on(ConfigurationHistory.class, configurations, true),
            accident.on(DeploymentRetention.class, world.deployments, true),
            accident.on(ReleaseRetention.class, world.releases, true),
            accident.on(SourceRetention.class, world.sources, true),
            accident.on(ArtifactStore.class, world.artifacts, true),
            accident.on(SecretStore.class, world.secrets, true),
            accident.on(WebhookStore.class, webhooks, true),
            accident.on(LogStore.class, world.logs, true),
            accident.on(DeadLetters.class, world.queue, true),
            accident.on(UsageLedger.class, world.usage, true),
            accident.on(AppRuntime.class, world.runtime, true),
            accident.on(DiskSpace.class, disk, true)),
        world.service.quotas,
        world.service.holdings,
        world.clock);
  }
}
