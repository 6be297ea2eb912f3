package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.azure.standin.cosmos.http.Fault;
import dev.slipway.azure.standin.cosmos.http.Kind;
import dev.slipway.azure.standin.cosmos.http.Request;
import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.Cloud;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.HeldLock;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Three servers share what is in Azure. One after the other is killed in each step of a deployment
/// while all of them have work.
final class SharedWorkStory {
  private static final int DEPLOYMENTS = 200;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// While the answers to its saves are that late, a deployment stays in a step long enough to be
  /// met there.
  private static final Fault LATE = new Fault.Slow(Duration.ofSeconds(3));

  private static final Set<Kind> WRITES =
      EnumSet.of(Kind.BATCH, Kind.PATCH, Kind.REPLACE, Kind.UPSERT);

  /// So large that it is a blob of its own.
  private static final String LARGE = "large ".repeat(300_000);

  private final Cloud cloud = Cloud.start();
  private final FaultyWay files = FaultyWay.to(cloud.blobs().address());
  private final List<Slipway> servers = Stream.generate(this::server).limit(3).toList();
  private final Gate gate = new Gate();
  private final Map<String, String> deployments = new HashMap<>();

  private Slipway server() {
    return Slipway.of(SharedWorkStory.class)
        .in(cloud, "shared")
        .with("AZURE_STORAGE_CONNECTION_STRING", Azurite.connectionString(files.address()))
        .with("QUOTA_DEPLOYMENTS_PER_MONTH", "100000");
  }

  @AfterEach
  void end() {
    gate.close();
    servers.forEach(Slipway::close);
    files.close();
    cloud.close();
  }

  @Test
  void whoeverIsKilledLosesAndDoublesNothing() {
    servers.forEach(Slipway::serving);
    Thread load = Thread.startVirtualThread(this::deployOneAfterTheOther);

    killedWhileLate("validate");
    killedWhileItsWorkspacesAreHeld();
    killedWhileFilesAreLate();
    killedAtGate(
        "build", Project.builtBy("in-build", gate.waitingAs("build") + Pages.built("in build")));
    killedAtGate(
        "deploy",
        Project.servedBy("in-deploy", gate.waitingAs("deploy") + Pages.served("in deploy")));
    killedWhileLate("cleanup");
    gate.open();
    join(load);

    assertThat(deployments).hasSizeGreaterThanOrEqualTo(DEPLOYMENTS + 6);
    deployments.forEach(this::assertDeployedOnce);
    assertCountedOnce();
    assertNothingIsLeft();
    servers.forEach(server -> assertServes(server, List.of("shared-0", "in-build", "in-deploy")));
  }

  /// Whoever deployed it.
  private static void assertServes(Slipway server, List<String> projects) {
    for (String project : projects) {
      Waiting.until(
          project + " is served", SOON, () -> server.site(project).get("/").status() == 200);
    }
  }

  /// Asks the servers in turn. One that is being killed may have taken it without an answer; the
  /// next one is asked with the same key, so that it is one deployment.
  private void deployOneAfterTheOther() {
    for (int number = 0; number < DEPLOYMENTS; number++) {
      String project = "shared-" + number;
      int first = number;
      noted(
          Waiting.until(
              "a server takes " + project,
              SOON,
              () ->
                  Stream.of(0, 1, 2)
                      .map(next -> servers.get((first + next) % servers.size()))
                      .flatMap(server -> tried(server, project).stream())
                      .findFirst()),
          project);
    }
  }

  private static Optional<String> tried(Slipway server, String project) {
    if (!server.isServing()) {
      return Optional.empty();
    }
    try {
      Api api = server.api();
      api.put(project, "local", page(project));
      Map<String, String> wanted =
          Map.of("projectId", project, "orgId", "local", "userId", "story");
      Reply reply = api.sendOnce("POST", "/deploy", wanted, "key-of-" + project).join();
      return reply.status() == 202
          ? Optional.of(reply.json().path("deploymentId").asText())
          : Optional.empty();
    } catch (UncheckedIOException | CompletionException _) {
      return Optional.empty();
    }
  }

  private static String page(String project) {
    return "<h1>%s</h1>".formatted(project);
  }

  private void noted(String deployment, String project) {
    synchronized (deployments) {
      deployments.put(deployment, project);
    }
  }

  private void killedWhileLate(String step) {
    Project project = Project.builtBy("in-" + step, Pages.built("in " + step));
    cloud.cosmos().faults().next(1000, request -> isWriteOf(project, request), LATE);
    killedIn(step, project);
    cloud.cosmos().faults().clear();
  }

  private void killedWhileItsWorkspacesAreHeld() {
    Project project = Project.builtBy("in-container", Pages.built("in container"));
    List<HeldLock> held =
        servers.stream()
            .map(server -> server.home().resolve("workspaces/in-container-production.lock"))
            .map(lock -> HeldLock.tryOf(lock).orElseThrow())
            .toList();
    killedIn("container", project);
    held.forEach(HeldLock::close);
  }

  private void killedWhileFilesAreLate() {
    Project project = Project.builtBy("in-sync", Pages.built("in sync")).file("large.txt", LARGE);
    files.failing((_, request) ->
        request.startsWith("GET ") && request.contains("large")
            ? Optional.of(new dev.slipway.azure.standin.blob.Fault.Slow(Duration.ofSeconds(5)))
            : Optional.empty());
    killedIn("sync", project);
    files.failing((_, _) -> Optional.empty());
  }

  private void killedIn(String step, Project project) {
    String deployment = begun(project);
    Waiting.until(step + " goes on", SOON, () -> isIn(step, any().status(deployment), project));
    killAndRestart(deployment);
  }

  private void killedAtGate(String step, Project project) {
    String deployment = begun(project);
    gate.awaitArrivalOf(step);
    killAndRestart(deployment);
  }

  private String begun(Project project) {
    String deployment =
        servers
            .getFirst()
            .run("deploy", "--no-wait", project.folder().toString())
            .well()
            .lastLine();
    noted(deployment, project.id());
    return deployment;
  }

  private static boolean isWriteOf(Project project, Request request) {
    return WRITES.contains(request.kind())
        && request.container().equals("projects")
        && request.body().contains(project.id());
  }

  /// What is not saved is seen by what it has done.
  private boolean isIn(String step, JsonNode status, Project project) {
    return switch (step) {
      case "validate" -> status.path("state").asText().equals("running");
      case "cleanup" -> !any().releases(project.id()).isEmpty();
      default ->
          status
              .path("steps")
              .valueStream()
              .anyMatch(body ->
                  body.path("step").asText().equals(step)
                      && body.path("state").asText().equals("running"));
    };
  }

  private void killAndRestart(String deployment) {
    Slipway worker =
        Waiting.until(
            "somebody works on " + deployment,
            SOON,
            () -> servers.stream().filter(server -> server.hasBegun(deployment)).findFirst());
    worker.kill();
    worker.serving();
  }

  private Api any() {
    return servers.getLast().api();
  }

  private void assertDeployedOnce(String deployment, String project) {
    JsonNode end = any().end(deployment, PATIENCE);
    assertThat(end.path("state").asText()).as(end.toPrettyString()).isEqualTo("succeeded");
    assertThat(any().releases(project).findValuesAsText("deploymentId"))
        .containsExactly(deployment);
  }

  private void assertCountedOnce() {
    Waiting.until("no place in a quota is held", SOON, () -> used("concurrent") == 0);
    assertThat(used("perMonth")).isEqualTo(deployments.size());
  }

  private long used(String quota) {
    return any()
        .get("/quota?orgId=local")
        .json()
        .path("quotas")
        .valueStream()
        .filter(count -> count.path("name").asText().equals(quota))
        .mapToLong(count -> count.path("used").asLong())
        .sum();
  }

  private void assertNothingIsLeft() {
    Waiting.until(
        "the queue is empty",
        PATIENCE,
        () -> any().get("/status/queue").json().path("waiting").asInt() == 0);
    assertThat(any().get("/status/queue").json().path("deadLetters").asInt()).isZero();
    servers.forEach(server ->
        Waiting.until(
            "no build is left",
            SOON,
            () -> server.home().resolve("builds").toFile().list().length == 0));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
