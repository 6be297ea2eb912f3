package dev.slipway.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.engine.admission.OnConflict;
import dev.slipway.engine.admission.Order;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.ServiceProcess;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldingsTest {
  private static final OrganizationId OTHER = new OrganizationId("other");
  private static final ProjectId SHOP = new ProjectId("shop");
  private static final Environment PRODUCTION = World.PRODUCTION;
  private static final UserId JO = new UserId("jo");
  private static final Requester BY_JO = new Requester(JO, Optional.empty());

  private final World world = new World();

  @Test
  void aFullQuotaOfProjectsRefusesANewOneAndLetsThePresentOnesChange() {
    ServiceProcess service = limited(Quota.PROJECTS, 1);
    make(service, SHOP);

    Problem refused = refused(() -> make(service, new ProjectId("blog")));

    assertThat(refused.code()).isEqualTo(ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED);
    assertThat(refused.retryable()).isFalse();
    assertThat(refused.evidence())
        .containsExactly(
            "quota: projects", "limit: 1", "used: 1", "resets: when something of it is removed");
    assertThat(world.projects.find(new ProjectId("blog"))).isEmpty();
    service.projects.put(SHOP, Examples.ACME, Optional.of("A new name"), Optional.empty());
    assertThat(used(Quota.PROJECTS)).isOne();
  }

  @Test
  void aDeletedProjectMakesRoomAtOnce() {
    ServiceProcess service = limited(Quota.PROJECTS, 1);
    make(service, SHOP);
    submit(service, SHOP, "index.html");

    service.projects.delete(SHOP);

    assertThat(world.holdings.use(Examples.ACME)).isEqualTo(QuotaUse.NONE);
    make(service, new ProjectId("blog"));
  }

  @Test
  void whoWantsTheProjectOfAnotherOrganizationHoldsNothing() {
    make(world.service, SHOP);

    refused(() -> world.service.projects.put(SHOP, OTHER, Optional.empty(), Optional.empty()));

    assertThat(world.holdings.use(OTHER)).isEqualTo(QuotaUse.NONE);
    assertThat(used(Quota.PROJECTS)).isOne();
  }

  @Test
  void whatAKilledProcessDidNotMakeIsGivenBackWhenRoomIsNeeded() {
    QuotaLimits one = new QuotaLimits(Map.of(Quota.PROJECTS, 1L));
    dieWhile(
        world.process("doomed", Accident.death(3, Accident.Moment.AFTER)),
        service -> make(service, SHOP));
    assertThat(used(Quota.PROJECTS)).isOne();
    assertThat(world.projects.find(SHOP)).isEmpty();

    world.clock.advance(Presence.QUIET.plusMillis(1));
    make(world.process("next", one), new ProjectId("blog"));

    assertThat(used(Quota.PROJECTS)).isOne();
  }

  @Test
  void aSourceCountsOnceHoweverOftenItIsSent() {
    submit(world.service, Examples.HELLO, "index.html");
    submit(world.service, Examples.HELLO, "index.html");
    submit(world.service, Examples.HELLO, "about.html", "index.html");

    assertThat(used(Quota.SOURCE_BYTES)).isEqualTo(10 + 20);
  }

  @Test
  void aSourceThatIsTooLargeIsRefusedBeforeAnythingOfItIsKept() {
    ServiceProcess service = limited(Quota.SOURCE_BYTES, 25);
    submit(service, Examples.HELLO, "index.html");

    Problem refused = refused(() -> submit(service, Examples.HELLO, "a.html", "b234567890"));

    assertThat(refused.evidence()).startsWith("quota: sourceBytes", "limit: 25", "used: 10");
    assertThat(refused.why()).contains("needs 16");
    assertThat(world.sources.latest(Examples.HELLO)).contains(Examples.manifest("index.html").id());
    service.sources.requireRoom(Examples.HELLO);
  }

  @Test
  void whereNothingFitsAnyMoreItIsSaidBeforeAnybodyKnowsHowMuchComes() {
    ServiceProcess service = limited(Quota.SOURCE_BYTES, 10);
    submit(service, Examples.HELLO, "index.html");

    assertThat(refused(() -> service.sources.requireRoom(Examples.HELLO)).code())
        .isEqualTo(ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED);
  }

  @Test
  void aSourceThatIsCollectedIsGivenBackWhenItIsGone() {
    SourceId id = submit(world.service, Examples.HELLO, "index.html");

    world.service.holdings.leave(Examples.ACME, Examples.HELLO, id);
    world.service.sweeper.sweepOrphans();
    assertThat(used(Quota.SOURCE_BYTES)).isEqualTo(10);

    world.sources.forget(Examples.HELLO);
    world.service.sweeper.sweepOrphans();
    assertThat(used(Quota.SOURCE_BYTES)).isZero();
  }

  @Test
  void aServerHoldsTheSizeOfItsEnvironmentUnlessItAsksForAnother() {
    deploy(world.service, Environment.STAGING, "{}");
    assertThat(servers()).containsExactly(1_000L, 2_048L);

    deploy(world.service, PRODUCTION, sizes("0.5", "512MiB"));
    assertThat(servers()).containsExactly(1_500L, 2_560L);
  }

  @Test
  void aSiteOfFilesHoldsNothingAndAServerThatBecomesOneGivesBack() {
    deploy(world.service, PRODUCTION, "{}");

    world.deploy("only files");

    assertThat(servers()).containsExactly(0L, 0L);
  }

  @Test
  void aNewReleaseTakesThePlaceOfTheOldOne() {
    ServiceProcess service = limited(Quota.MILLI_CPU, 2_000);
    deploy(service, PRODUCTION, "{}");

    DeploymentId again = deploy(service, PRODUCTION, sizes("2", "1GiB"));

    assertThat(world.phase(again)).isEqualTo(Phase.SUCCEEDED);
    assertThat(servers()).containsExactly(2_000L, 1_024L);
  }

  @Test
  void serversThatAreTooLargeTogetherAreRefusedBeforeTheyAreBuilt() {
    ServiceProcess service = limited(Quota.MILLI_CPU, 2_500);
    deploy(service, PRODUCTION, "{}");

    DeploymentId refused = deploy(service, Environment.STAGING, "{}");

    DeploymentState.Failed failed = (DeploymentState.Failed) world.find(refused).state();
    assertThat(failed.step()).isEqualTo(Step.VALIDATE);
    assertThat(failed.problem().code()).isEqualTo(ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED);
    assertThat(failed.problem().evidence())
        .startsWith("quota: milliCpu", "limit: 2500", "used: 2000");
    assertThat(world.builds.builds()).hasSize(1);
    assertThat(world.queue.peek(1)).isEmpty();
    assertThat(servers()).containsExactly(2_000L, 4_096L);
  }

  @Test
  void whatFailsGivesBackWhatItWouldHaveNeeded() {
    deploy(world.service, PRODUCTION, sizes("1", "1GiB"));
    world.builds.during(
        Step.BUILD,
        _ -> {
          throw World.mistake();
        });

    DeploymentId failed = deploy(world.service, PRODUCTION, sizes("4", "8GiB"));

    assertThat(world.phase(failed)).isEqualTo(Phase.FAILED);
    assertThat(servers()).containsExactly(1_000L, 1_024L);
  }

  @Test
  void goingBackToALargerReleaseIsNeverRefused() {
    deploy(world.service, PRODUCTION, sizes("4", "8GiB"));
    deploy(world.service, PRODUCTION, sizes("1", "1GiB"));
    ServiceProcess service = limited(Quota.MILLI_CPU, 1_000);

    service.rollBack.rollBack(Examples.HELLO, PRODUCTION, Optional.empty(), BY_JO);
    world.settle(service);

    assertThat(servers()).containsExactly(4_000L, 8_192L);
  }

  @Test
  void oneReleaseMayAskForNoMoreThanItsEnvironmentAllows() {
    world.limits.save(
        OwnLimits.none(Examples.ACME)
            .with(Environment.STAGING, new SizeRequest(Optional.of(500), Optional.of(1_024))));

    DeploymentId refused = deploy(world.service, Environment.STAGING, sizes("0.6", "2GiB"));
    DeploymentId elsewhere = deploy(world.service, PRODUCTION, sizes("0.6", "2GiB"));
    DeploymentId smaller = deploy(world.service, Environment.STAGING, sizes("0.5", "1GiB"));

    DeploymentState.Failed failed = (DeploymentState.Failed) world.find(refused).state();
    assertThat(failed.problem().code()).isEqualTo(ProblemCode.RELEASE_TOO_LARGE);
    assertThat(failed.problem().where()).isEqualTo("slipway.json: sizes");
    assertThat(failed.problem().evidence())
        .containsExactly("sizes.cpu: 0.6, limit: 0.5", "sizes.memory: 2GiB, limit: 1GiB");
    assertThat(world.phase(elsewhere)).isEqualTo(Phase.SUCCEEDED);
    assertThat(world.phase(smaller)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void anOrganizationsOwnLimitHoldsForEveryProcessFromTheNextRequestOn() {
    ServiceProcess one = world.process("one", QuotaLimits.NONE);
    ServiceProcess two = world.process("two", QuotaLimits.NONE);
    make(one, SHOP);

    one.quotas.limits().change(Examples.ACME, own -> own.with(Quota.PROJECTS, Optional.of(1L)));
    refused(() -> make(two, new ProjectId("blog")));

    two.quotas.limits().change(Examples.ACME, OwnLimits::reset);
    make(one, new ProjectId("blog"));
  }

  @ParameterizedTest
  @EnumSource
  void whereverAProcessIsKilledThatMakesAProjectTheCountIsRight(Accident.Moment moment) {
    assertThat(exactWhereverKilled(moment, (_, service) -> make(service, SHOP))).isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource
  void whereverAProcessIsKilledThatTakesASourceInTheCountIsRight(Accident.Moment moment) {
    assertThat(
            exactWhereverKilled(
                moment,
                (world, service) -> {
                  make(world.service, SHOP);
                  submit(service, SHOP, "index.html");
                }))
        .isGreaterThan(4);
  }

  @ParameterizedTest
  @EnumSource
  void whereverAProcessIsKilledThatDeletesAProjectTheCountIsRight(Accident.Moment moment) {
    assertThat(
            exactWhereverKilled(
                moment,
                (world, service) -> {
                  make(world.service, SHOP);
                  submit(world.service, SHOP, "index.html");
                  world.clock.advance(Presence.QUIET.plusMillis(1));
                  world.service.sweeper.sweepOrphans();
                  service.projects.delete(SHOP);
                }))
        .isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource
  void whereverAProcessIsKilledThatDeploysAServerTheCountIsRight(Accident.Moment moment) {
    assertThat(
            exactWhereverKilled(
                moment,
                (world, service) -> {
                  request(world, world.service, Examples.HELLO, PRODUCTION, sizes("1", "1GiB"));
                  world.settle(world.service);
                  request(world, service, Examples.HELLO, PRODUCTION, sizes("3", "2GiB"));
                  service.attendAll();
                }))
        .isGreaterThan(30);
  }

  /// How many calls the process makes that is killed at each of them in turn.
  private static int exactWhereverKilled(
      Accident.Moment moment, BiConsumer<World, ServiceProcess> story) {
    int call = 0;
    Accident death;
    do {
      World world = new World();
      call++;
      death = Accident.death(call, moment);
      dieWhile(world.process("doomed", death), service -> story.accept(world, service));
      world.settle(world.process("second"));
      assertExactAfterASweep(world, "killed %s call %d".formatted(moment, call));
    } while (death.happened());
    return call;
  }

  /// Whatever is done by processes that die at any time, in whatever order: once all is quiet, what
  /// is counted is what is there.
  @Test
  void afterAnyDeathsInAnyOrderTheCountIsWhatIsThere() {
    for (int round = 0; round < 15; round++) {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      World world = new World();
      QuotaLimits limits =
          new QuotaLimits(
              Map.of(Quota.PROJECTS, 2L, Quota.SOURCE_BYTES, 400L, Quota.MILLI_CPU, 5_000L));
      for (int move = 0; move < 30; move++) {
        Accident.Moment moment =
            random.nextBoolean() ? Accident.Moment.BEFORE : Accident.Moment.AFTER;
        Accident death = Accident.death(1 + random.nextInt(60), moment);
        ServiceProcess process =
            new ServiceProcess("p" + move, world.ports.through(death), limits, world.clock);
        dieWhile(process, service -> doSomething(world, service, random));
        if (random.nextInt(4) == 0) {
          world.clock.advance(Presence.QUIET.plusMillis(1));
          world.service.sweeper.sweepOrphans();
        }
        assertThat(used(world, Quota.PROJECTS)).as("seed %d", seed).isLessThanOrEqualTo(2);
        assertThat(used(world, Quota.SOURCE_BYTES)).as("seed %d", seed).isLessThanOrEqualTo(400);
        assertThat(used(world, Quota.MILLI_CPU)).as("seed %d", seed).isLessThanOrEqualTo(5_000);
      }
      world.settle(world.service);
      assertExactAfterASweep(world, "seed %d".formatted(seed));
    }
  }

  private static void doSomething(World world, ServiceProcess service, Random random) {
    ProjectId project = new ProjectId("p" + random.nextInt(3));
    Environment environment = random.nextBoolean() ? Environment.STAGING : PRODUCTION;
    switch (random.nextInt(5)) {
      case 0 -> service.projects.delete(project);
      case 1 -> make(service, project);
      case 2 -> submit(service, project, "f" + random.nextInt(9) + ".html");
      default -> {
        make(service, project);
        request(world, service, project, environment, sizes("" + (1 + random.nextInt(4)), "1GiB"));
        service.attendAll();
      }
    }
  }

  private static void assertExactAfterASweep(World world, String where) {
    world.clock.advance(Presence.QUIET.plusMillis(1));
    world.service.sweeper.sweepOrphans();
    List<Project> projects =
        world.projects.list(Optional.of(Examples.ACME), Optional.empty(), 100).items().stream()
            .filter(project -> !project.id().equals(Examples.HELLO))
            .toList();
    long milliCpu = 0;
    for (Activation current : world.releases.allCurrent()) {
      milliCpu +=
          ReplicaUse.of(
                  world.releases.find(current.release()).orElseThrow().artifact().launch(),
                  current.environment())
              .of(Quota.MILLI_CPU);
    }
    assertThat(used(world, Quota.PROJECTS)).as(where).isEqualTo(projects.size());
    assertThat(used(world, Quota.SOURCE_BYTES)).as(where).isEqualTo(world.sources.bytes());
    assertThat(used(world, Quota.MILLI_CPU)).as(where).isEqualTo(milliCpu);
  }

  private static void dieWhile(ServiceProcess doomed, Consumer<ServiceProcess> story) {
    try {
      story.accept(doomed);
    } catch (Accident.Death _) {
      // what these tests are about
    } catch (SlipwayException e) {
      assertThat(e.problem().code())
          .isIn(
              ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED,
              ProblemCode.DEPLOYMENT_IN_PROGRESS,
              ProblemCode.PROJECT_NOT_FOUND);
    }
  }

  private ServiceProcess limited(Quota quota, long limit) {
    return world.process("limited", new QuotaLimits(Map.of(quota, limit)));
  }

  private static Project make(ServiceProcess service, ProjectId id) {
    return service.projects.put(id, Examples.ACME, Optional.empty(), Optional.empty());
  }

  private static SourceId submit(ServiceProcess service, ProjectId project, String... paths) {
    return service
        .sources
        .submit(
            project,
            new SourceManifest(
                Arrays.stream(paths)
                    .flatMap(path -> Examples.manifest(path).files().stream())
                    .toList()))
        .id();
  }

  private DeploymentId deploy(ServiceProcess service, Environment environment, String sizes) {
    DeploymentId id = request(world, service, Examples.HELLO, environment, sizes);
    world.settle(service);
    return id;
  }

  /// Asks for a server with these settings.
  private static DeploymentId request(
      World world,
      ServiceProcess service,
      ProjectId project,
      Environment environment,
      String settings) {
    SourceManifest manifest =
        new SourceManifest(
            List.of(
                file(world, "package.json", "{\"scripts\":{\"start\":\"node .\"}}"),
                file(world, "slipway.json", settings)));
    SourceId source = service.sources.submit(project, manifest).id();
    Order order = new Order(project, Examples.ACME, JO, environment, Optional.of(source));
    return service.request.deploy(order, OnConflict.REJECT, Optional.empty()).deployment().id();
  }

  private static SourceFile file(World world, String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new SourceFile(new SourcePath(path), false, content.length, world.sources.put(content));
  }

  private static String sizes(String cpu, String memory) {
    return "{\"sizes\":{\"cpu\":%s,\"memory\":\"%s\"}}".formatted(cpu, memory);
  }

  private static Problem refused(Runnable action) {
    return catchThrowableOfType(SlipwayException.class, action::run).problem();
  }

  private List<Long> servers() {
    return List.of(used(Quota.MILLI_CPU), used(Quota.MEMORY));
  }

  private long used(Quota quota) {
    return used(world, quota);
  }

  private static long used(World world, Quota quota) {
    return world.holdings.use(Examples.ACME).of(quota);
  }
}
