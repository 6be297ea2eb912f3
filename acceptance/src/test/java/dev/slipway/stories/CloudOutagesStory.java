package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.azure.standin.cosmos.http.Fault;
import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.NewMessage;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage;
import dev.slipway.azure.standin.servicebus.queue.Settlement;
import dev.slipway.azure.standin.web.WebResponse;
import dev.slipway.azure.standin.web.WebServer;
import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.ClockedServer;
import dev.slipway.stories.stage.Cloud;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A service of Azure is away, slow, says no or says things twice. What was asked for comes to its
/// end, once.
final class CloudOutagesStory {
  private static final Cloud CLOUD = Cloud.start();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// More than the sweeper looks at in one round.
  private static final int BACKLOG = 200;

  private final String installation;
  private final List<Slipway> servers = new ArrayList<>();
  private final Gate gate = new Gate();

  CloudOutagesStory(TestInfo test) {
    this.installation = "outage%08x".formatted(test.getDisplayName().hashCode());
  }

  private Slipway server() {
    Slipway server = Slipway.of(CloudOutagesStory.class).in(CLOUD, installation);
    servers.add(server);
    return server;
  }

  @AfterEach
  void close() {
    gate.close();
    servers.forEach(Slipway::close);
  }

  @AfterAll
  static void end() {
    CLOUD.close();
  }

  @Test
  void theBrokerIsRestartedInTheMidst() {
    Slipway server = server().serving();
    List<String> deployments = new ArrayList<>(deployments(server.api(), 0, 10));

    CLOUD.bus().restart(() -> deployments.addAll(deployments(server.api(), 10, 20)));
    deployments.addAll(deployments(server.api(), 20, 30));

    assertAllSucceeded(server.api(), deployments);
  }

  @Test
  void theDatabaseAsksToWaitForTenSeconds() {
    Slipway server = server().serving();
    List<String> deployments = new ArrayList<>(deployments(server.api(), 0, 10));
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();

    CLOUD
        .cosmos()
        .faults()
        .next(
            Integer.MAX_VALUE,
            request -> System.nanoTime() < end && request.path().contains(installation),
            new Fault.Refused(429, Duration.ofMillis(100)));
    deployments.addAll(deployments(server.api(), 10, 20));

    assertAllSucceeded(server.api(), deployments);
    CLOUD.cosmos().faults().clear();
  }

  @Test
  void eachTenthConnectionToTheFilesIsReset() {
    try (FaultyWay way = FaultyWay.to(CLOUD.blobs().address())) {
      Slipway server =
          server()
              .with("AZURE_STORAGE_CONNECTION_STRING", Azurite.connectionString(way.address()))
              .serving();
      way.failing((number, _) ->
          number % 10 == 0
              ? Optional.of(
                  number % 20 == 0
                      ? new dev.slipway.azure.standin.blob.Fault.AnswerLost()
                      : new dev.slipway.azure.standin.blob.Fault.NeverCame())
              : Optional.empty());
      Project project =
          Project.builtBy(
              "many-files",
              Pages.built("through")
                  + "for (let line = 0; line < 200; line++) console.log('line ' + line);\n");
      IntStream.range(0, 200)
          .forEach(number -> project.file("files/%d.txt".formatted(number), "file " + number));

      String deployment =
          server
              .run("deploy", "--json", project.folder().toString())
              .well()
              .json()
              .path("deploymentId")
              .asText();

      assertThat(way.requests()).isGreaterThan(20);
      assertThat(server.site("many-files").page()).contains("through");
      assertThat(server.run("logs", deployment).well().out().lines())
          .filteredOn(line -> line.matches(".*\\bline \\d+$"))
          .map(line -> line.replaceFirst(".*\\bline ", ""))
          .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
    }
  }

  @Test
  void aNoticeThatIsLostIsFoundMissing() {
    Slipway server = server().with("MAX_CONCURRENT_DEPLOYMENTS", "1").serving();
    String first = blocking(server);
    String second = deployments(server.api(), 0, 1).getFirst();
    Waiting.until(
        "the notice waits", SOON, () -> CLOUD.bus().with(installation, CloudOutagesStory::taken));

    gate.open();

    assertAllSucceeded(server.api(), List.of(first, second));
  }

  /// Takes what nobody holds out of the queue; false when there is nothing.
  private static boolean taken(MessageQueue queue) {
    List<QueuedMessage> waiting =
        queue.peek(0, 100, Optional.empty()).stream()
            .flatMap(message -> queue.receiveDeferred(message.sequenceNumber()).stream())
            .toList();
    waiting.forEach(
        message -> queue.settle(message.lock().orElseThrow().token(), new Settlement.Complete()));
    return !waiting.isEmpty();
  }

  @Test
  void aNoticeThatComesTwiceIsOneDeployment() {
    Slipway server = server().serving();
    String deployment = blocking(server);
    CLOUD.bus().with(installation, CloudOutagesStory::doubled);

    gate.open();

    assertAllSucceeded(server.api(), List.of(deployment));
    Waiting.until("both notices are settled", SOON, () -> waiting(server) == 0);
    assertThat(server.api().releases("blocking")).hasSize(1);
    assertThat(server.api().status(deployment).path("attempt").asInt()).isEqualTo(1);
  }

  private static int doubled(MessageQueue queue) {
    List<QueuedMessage> all = queue.peek(0, 100, Optional.empty());
    for (QueuedMessage twice : all) {
      NewMessage message = twice.message();
      queue.send(
          new NewMessage(
              "another " + twice.sequenceNumber(),
              message.session(),
              message.timeToLive(),
              Optional.empty(),
              message.content()));
    }
    return all.size();
  }

  @Test
  void aMessageThatIsNoNoticeIsPutAsideAndHoldsNobodyUp() {
    Slipway server = server().serving();
    deployments(server.api(), 0, 1).forEach(deployment -> server.api().end(deployment, PATIENCE));
    try (ServiceBusSenderClient somebody =
        new ServiceBusClientBuilder()
            .connectionString(CLOUD.bus().sendersConnectionString())
            .sender()
            .queueName(installation)
            .buildClient()) {
      somebody.sendMessage(new ServiceBusMessage("not a notice"));
    }

    assertAllSucceeded(server.api(), deployments(server.api(), 1, 5));
    Waiting.until(
        "it is among the dead letters",
        SOON,
        () -> server.api().get("/status/queue").json().path("deadLetters").asInt() == 1);
  }

  @Test
  void tokensThatExpireAreAskedForAgain() {
    CLOUD.entra().tokens().livingFor(Duration.ofSeconds(3));
    Slipway server = server().serving();
    Project project =
        Project.servedBy("secretive", Pages.served("secret: ", "process.env.API_KEY"));
    server.deploy(project).well();
    int asked = CLOUD.entra().server().received().size();
    server.run("secrets", "set", "secretive", "API_KEY=first").well();

    Waiting.until(
        "another token is asked for",
        SOON,
        () -> {
          server.run("secrets", "set", "secretive", "API_KEY=" + System.nanoTime()).well();
          return CLOUD.entra().server().received().size() > asked + 1;
        });
    server.run("secrets", "set", "secretive", "API_KEY=last").well();
    server.deploy(project).well();

    assertThat(server.site("secretive").page()).isEqualTo("secret: last");
    CLOUD.entra().tokens().livingFor(Duration.ofHours(1));
  }

  @Test
  void aWorkerWhoseClockIsFiveMinutesAheadTakesNothingAwayAndTakesOver() {
    Slipway exact = server().serving();
    String deployment = blocking(exact);
    try (ClockedServer ahead = ClockedServer.in(CLOUD, installation, Duration.ofMinutes(5))) {
      assertAllSucceeded(ahead.api(), deployments(ahead.api(), 0, 10));
      assertThat(ahead.api().status(deployment).path("attempt").asInt()).isEqualTo(1);

      exact.kill();
      gate.open();

      assertAllSucceeded(ahead.api(), List.of(deployment));
      assertThat(ahead.api().status(deployment).path("attempt").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aWorkerWhoseClockIsFiveMinutesBehindTakesNothingAwayAndTakesOver() {
    Slipway exact = server().serving();
    String deployment = blocking(exact);
    try (ClockedServer behind = ClockedServer.in(CLOUD, installation, Duration.ofMinutes(-5))) {
      assertAllSucceeded(behind.api(), deployments(behind.api(), 0, 10));
      assertThat(attempt(behind.api(), deployment)).isEqualTo(1);

      exact.kill();
      Waiting.until(
          "the other one takes over", PATIENCE, () -> attempt(behind.api(), deployment) == 2);
      exact.serving();
      assertAllSucceeded(exact.api(), deployments(exact.api(), 10, 20));
      assertThat(attempt(exact.api(), deployment)).isEqualTo(2);
      gate.open();

      assertAllSucceeded(exact.api(), List.of(deployment));
      assertThat(attempt(exact.api(), deployment)).isEqualTo(2);
    }
  }

  private static int attempt(Api api, String deployment) {
    return api.status(deployment).path("attempt").asInt();
  }

  /// How a vault is away.
  enum Away {
    REFUSING {
      @Override
      void begin(WebServer vault) {
        vault.refuseAll(WebResponse.of(503, Map.of()));
      }
    },
    SILENT {
      @Override
      void begin(WebServer vault) {
        vault.fallSilent();
      }
    };

    abstract void begin(WebServer vault);
  }

  /// The server that put the secrets still has them in memory, so another one deploys.
  @ParameterizedTest
  @EnumSource
  void whileTheVaultIsAwayOnlyThoseWaitThatNeedIt(Away away) {
    Slipway first = server().serving();
    List<Project> secretive =
        IntStream.range(0, 3)
            .mapToObj(number ->
                Project.servedBy(
                    "secretive-" + number, Pages.served("secret: ", "process.env.API_KEY")))
            .toList();
    for (Project project : secretive) {
      first.api().send("PUT", "/projects/" + project.id(), Map.of("orgId", "local"));
      first.run("secrets", "set", project.id(), "API_KEY=of " + project.id()).well();
    }
    first.run("down").well();
    Slipway server = server().serving();
    WebServer vault = CLOUD.vault().server();

    away.begin(vault);
    List<String> waiting = new ArrayList<>();
    try {
      for (Project project : secretive) {
        waiting.add(
            server.run("deploy", "--no-wait", project.folder().toString()).well().lastLine());
      }
      assertAllSucceeded(server.api(), deployments(server.api(), 0, 3));
      for (String deployment : waiting) {
        Waiting.until(
            deployment + " waits for its next attempt",
            SOON,
            () -> server.api().status(deployment).hasNonNull("retryAt"));
      }
    } finally {
      vault.recover();
    }

    assertAllSucceeded(server.api(), waiting);
    for (Project project : secretive) {
      assertThat(server.site(project.id()).page()).isEqualTo("secret: of " + project.id());
    }
  }

  @Test
  void noticesThatAreLostInALongBacklogAreFoundMissing() {
    Slipway first = server().with("MAX_CONCURRENT_DEPLOYMENTS", "1").serving();
    List<String> all = new ArrayList<>(List.of(blocking(first)));
    all.addAll(backlog(first.api()));
    Waiting.until("all have come", SOON, () -> waiting(first) >= BACKLOG);
    first.kill();

    assertThat(CLOUD.bus().with(installation, CloudOutagesStory::takenHereAndThere)).isEqualTo(20);
    gate.open();
    Slipway second = server().serving();

    assertAllSucceeded(second.api(), all);
    assertThat(second.api().get("/status/queue").json().path("deadLetters").asInt()).isZero();
  }

  /// From several callers, for it is long.
  private static List<String> backlog(Api api) {
    int callers = 8;
    List<CompletableFuture<List<String>>> calling =
        IntStream.range(0, callers)
            .mapToObj(caller ->
                CompletableFuture.supplyAsync(
                    () ->
                        deployments(
                            api, BACKLOG * caller / callers, BACKLOG * (caller + 1) / callers),
                    Thread::startVirtualThread))
            .toList();
    return calling.stream().flatMap(caller -> caller.join().stream()).toList();
  }

  /// Takes up to 20 messages out of the queue, spread over all that nobody holds or has deferred.
  private static int takenHereAndThere(MessageQueue queue) {
    List<QueuedMessage> free =
        Stream.generate(() -> queue.receive(Optional.empty()))
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    int taken = 0;
    for (int index = 0; index < free.size(); index++) {
      UUID lock = free.get(index).lock().orElseThrow().token();
      if (index % 8 == 0 && taken < 20) {
        queue.settle(lock, new Settlement.Complete());
        taken++;
      } else {
        queue.release(lock);
      }
    }
    return taken;
  }

  /// A deployment that waits at the gate.
  private String blocking(Slipway server) {
    Project project = Project.builtBy("blocking", gate.waitingAs("build") + Pages.built("done"));
    String deployment =
        server.run("deploy", "--no-wait", project.folder().toString()).well().lastLine();
    gate.awaitArrivalOf("build");
    return deployment;
  }

  /// Asks until it is accepted: who is told that it may help tries again.
  private static List<String> deployments(Api api, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> "away-" + number)
        .map(project -> Waiting.until(project + " is accepted", SOON, () -> accepted(api, project)))
        .toList();
  }

  private static Optional<String> accepted(Api api, String project) {
    if (!api.isTaking(project, "local", "<h1>%s</h1>".formatted(project))) {
      return Optional.empty();
    }
    Reply reply =
        api.sendOnce(
                "POST",
                "/deploy",
                Map.of("projectId", project, "orgId", "local", "userId", "story"),
                "key-of-" + project)
            .join();
    if (reply.status() != 202) {
      assertThat(reply.json().path("retryable").asBoolean()).as(reply.text()).isTrue();
      return Optional.empty();
    }
    return Optional.of(reply.json().path("deploymentId").asText());
  }

  private static int waiting(Slipway server) {
    return server.api().get("/status/queue").json().path("waiting").asInt();
  }

  private static void assertAllSucceeded(Api api, List<String> deployments) {
    for (String deployment : deployments) {
      JsonNode end = api.end(deployment, PATIENCE);
      assertThat(end.path("state").asText()).as(end.toPrettyString()).isEqualTo("succeeded");
      String project = end.path("projectId").asText();
      assertThat(api.releases(project).findValuesAsText("deploymentId"))
          .containsExactly(deployment);
    }
  }
}
