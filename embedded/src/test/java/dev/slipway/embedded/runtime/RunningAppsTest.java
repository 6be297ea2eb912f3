package dev.slipway.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.ports.runtime.RuntimeVariables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunningAppsTest {
  private static final ProjectId SHOP = new ProjectId("shop");

  @RegisterExtension private final RuntimeFixture fixture = new RuntimeFixture();

  @Test
  void anAppOnAnotherPortIsToldWhichOneItShouldUse() {
    Problem problem = problemOf("elsewhere");

    assertThat(problem.code()).isEqualTo(ProblemCode.APP_WRONG_PORT);
    assertThat(problem.why()).contains("PORT");
    assertThat(problem.evidence()).isNotEmpty();
  }

  @Test
  void anAppAtAnotherAddressIsToldSo() {
    Problem problem = problemOf("at", "127.0.0.2");

    assertThat(problem.code()).isEqualTo(ProblemCode.APP_UNREACHABLE_ADDRESS);
    assertThat(problem.why()).contains("127.0.0.2");
  }

  @Test
  void anAppThatListensOnlyForIpv6IsReached() {
    URI address = fixture.routed(app("at", "::1"));

    assertThat(fixture.get(address, "/").body()).isEqualTo("unheard");
  }

  @Test
  void anAppThatNeverListensIsUnhealthy() {
    assertThat(problemOf("silent").code()).isEqualTo(ProblemCode.APP_UNHEALTHY);
  }

  @Test
  void anAppThatOnlyFailsIsUnhealthy() {
    Problem problem = problemOf("fail");

    assertThat(problem.code()).isEqualTo(ProblemCode.APP_UNHEALTHY);
    assertThat(problem.why()).contains("answered 500");
  }

  @Test
  void anAppSeesItsVariablesAndNothingOfTheService() {
    Release release = app("serve", "hello");
    fixture
        .runtime()
        .start(
            release,
            new RuntimeVariables(
                new TreeMap<>(Map.of(new VariableName("GREETING"), "hi")), new TreeMap<>()));
    URI address = fixture.runtime().route(release);

    List<String> names =
        fixture.get(address, "/env").body().lines().map(line -> line.split("=", 2)[0]).toList();

    assertThat(names)
        .contains("GREETING", "PORT", "HOST", "HOSTNAME", "PATH", "HOME", "TMPDIR", "NODE_ENV")
        .isSubsetOf(
            "GREETING",
            "PORT",
            "HOST",
            "HOSTNAME",
            "PATH",
            "HOME",
            "TMPDIR",
            "NODE_ENV",
            "LANG",
            "TZ",
            "PWD",
            "SHLVL",
            "_",
            "OLDPWD",
            "SLIPWAY_RELEASE",
            "SLIPWAY_RUN");
  }

  @Test
  void theMemoryThatIsAskedForLimitsTheHeapOfNode() {
    SizeRequest gibibyte = new SizeRequest(Optional.empty(), Optional.of(1024));
    Release release =
        fixture.app(SHOP, Environment.PRODUCTION, gibibyte, AnswerRules.NONE, "serve", "hello");

    assertThat(fixture.get(fixture.routed(release), "/env").body())
        .contains("NODE_OPTIONS=--max-old-space-size=768");
  }

  @Test
  void whatAnAppWritesBesideItsFilesDoesNotChangeTheArtifact() throws IOException {
    Release release = app("serve", "hello");
    URI address = fixture.routed(release);

    Path ranIn = Path.of(fixture.get(address, "/write").body());

    assertThat(ranIn.resolve("index.js")).hasContent("changed");
    assertThat(fixture.folder(release.artifact().digest()).resolve("app/index.js"))
        .hasContent("original");
    fixture.runtime().remove(SHOP, Environment.PRODUCTION);
    await(() -> !Files.exists(ranIn));
  }

  @Test
  void anAppThatCrashesRunsAgain() {
    Release release = app("serve", "hello");
    URI address = fixture.routed(release);

    assertThat(fixture.get(address, "/crash").status()).isEqualTo(502);

    await(() -> fixture.get(address, "/").status() == 200);
    assertThat(fixture.runtime().logs(release.id(), 1000))
        .contains("slipway: the app ended with exit code 3");
  }

  @Test
  void requestsOfAStoppedReleaseAreAnsweredToTheEnd() {
    Release old = app("serve", "old");
    URI address = fixture.routed(old);
    CompletableFuture<TestClient.Answer> slow =
        CompletableFuture.supplyAsync(() -> fixture.get(address, "/slow"));
    await(() -> slow.isDone() || fixture.get(address, "/").status() == 200);

    fixture.routed(app("serve", "next"));
    fixture.runtime().stop(old.id());

    assertThat(slow.join().body()).isEqualTo("x".repeat(20));
    await(() -> !fixture.runtime().running().contains(old.id()));
  }

  @Test
  void whatAnAppLeavesBehindEndsWithIt() {
    Release release = app("serve", "hello");
    long orphan = Long.parseLong(fixture.get(fixture.routed(release), "/orphan").body());
    assertThat(isAlive(orphan)).isTrue();

    fixture.runtime().remove(SHOP, Environment.PRODUCTION);

    await(() -> !isAlive(orphan));
  }

  @Test
  void aLaterServiceEndsWhatAnEarlierOneLeftRunning() {
    Release release = app("serve", "hello");
    URI address = fixture.routed(release);
    long left = Long.parseLong(fixture.get(address, "/orphan").body());

    try (HostAppRuntime later = fixture.open()) {
      assertThat(later.running()).isEmpty();
      await(() -> !isAlive(left));
    }
  }

  @Test
  void anInterruptedStartEndsWithinASecondAndLeavesNothing() throws InterruptedException {
    Release release = app("silent");
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread starting =
        Thread.ofPlatform()
            .start(() -> {
              try {
                fixture.runtime().start(release, RuntimeVariables.none());
              } catch (SlipwayException e) {
                failures.add(e);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    await(() -> isRunningSomewhere());
    Instant interruptedAt = Instant.now();

    starting.interrupt();
    starting.join();

    assertThat(Duration.between(interruptedAt, Instant.now())).isLessThan(Duration.ofSeconds(1));
    assertThat(failures).hasSize(1);
    assertThat(stillInterrupted).isTrue();
    assertThat(isRunningSomewhere()).isFalse();
  }

  @Test
  void switchingBetweenReleasesFailsNoRequest() throws InterruptedException {
    Release one = app("serve", "one");
    Release two = app("serve", "two");
    URI address = fixture.routed(one);
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!enough.get()) {
                  TestClient.Answer answer = fixture.get(address, "/");
                  answered.incrementAndGet();
                  if (answer.status() != 200) {
                    failures.add(answer.status() + " " + answer.body());
                  }
                }
              }));
    }

    for (int i = 0; i < 20; i++) {
      Release next = i % 2 == 0 ? two : one;
      Release last = i % 2 == 0 ? one : two;
      fixture.routed(next);
      fixture.runtime().stop(last.id());
    }
    enough.set(true);
    for (Thread client : clients) {
      client.join();
    }

    assertThat(failures).isEmpty();
    assertThat(answered).hasPositiveValue();
  }

  private Release app(String... arguments) {
    return fixture.app(SHOP, Environment.PRODUCTION, arguments);
  }

  private Problem problemOf(String... arguments) {
    Instant begun = Instant.now();
    SlipwayException failure =
        catchThrowableOfType(
            SlipwayException.class,
            () -> fixture.runtime().start(app(arguments), RuntimeVariables.none()));
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(fixture.runtime().running()).isEmpty();
    return failure.problem();
  }

  private boolean isRunningSomewhere() {
    return ProcessHandle.current().children().anyMatch(ProcessHandle::isAlive);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited too long").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
