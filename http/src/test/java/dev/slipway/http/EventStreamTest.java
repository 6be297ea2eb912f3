package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.engine.access.IssuedKey;
import dev.slipway.ports.testing.Eventually;
import dev.slipway.ports.testing.Examples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {
  @TempDir Path scratch;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private ApiUnderTest api;
  private Deployment deployment;

  /// An event in a few words, and its id; a comment is an event without an id.
  private record Heard(String words, String id) {}

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    deployment = api.deployed(api.projectWithSource("hello"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aSubscriberIsToldWhatHappensInOrderUntilTheFinalState() throws InterruptedException {
    Thread reader = Thread.startVirtualThread(() -> follow("events", "", heard));
    waitFor("state queued");
    Instant now = api.clock.instant();

    api.move(deployment, d -> d.startAttempt(now).with(new StepRecord.Started(Step.BUILD, now)));
    say("one", "two");
    waitFor("log two");
    StepResult built = new StepResult.Built(Examples.artifact("x"), false);
    say("three");
    api.move(deployment, d -> d.with(new StepRecord.Done(now, now, built)));
    waitFor("step build done");
    api.move(
        deployment,
        d -> d.succeed(now, Examples.release("x").id(), URI.create("http://hello.localhost")));
    reader.join();

    assertThat(words(heard))
        .startsWith("state queued")
        .endsWith("state succeeded")
        .containsSubsequence(
            "step build running", "log one", "log two", "log three", "step build done")
        .filteredOn(word -> word.startsWith("log"))
        .doesNotHaveDuplicates();
  }

  @Test
  void whoComesBackMissesNothingAndHearsNothingTwice() {
    say(IntStream.range(0, 450).mapToObj(Integer::toString).toArray(String[]::new));
    api.failed(deployment);
    follow("events", "", heard);
    assertThat(words(heard)).endsWith("state failed").hasSizeGreaterThan(450);

    for (int seen : List.of(1, 7, 200, 449, 451)) {
      List<Heard> again = new CopyOnWriteArrayList<>();
      follow("events", heard.get(seen - 1).id(), again);
      assertThat(words(again))
          .as("after %d events", seen)
          .isEqualTo(words(heard.subList(seen, heard.size())));
    }
  }

  @Test
  void theLogAloneCanBeFollowedFromWhereAPageEnded() throws IOException {
    say("one", "two", "three");
    api.failed(deployment);
    String page = api.get("/deploy/%s/logs?limit=2".formatted(deployment.id())).body();
    String next = new JsonMapper().readTree(page).get("next").textValue();

    follow("logs?after=" + next, "", heard);

    assertThat(words(heard)).containsExactly("log three");
  }

  @Test
  void aQuietStreamIsKeptAlive() {
    Thread.startVirtualThread(() -> follow("events", "", heard));

    Eventually.until(
        "two comments", () -> words(heard).stream().filter(": still here"::equals).count() > 1);
  }

  @Test
  void aRevokedKeyHearsNothingMore() {
    IssuedKey key = api.keys.create("follower", Grant.in(Examples.ACME, Role.VIEWER));
    Thread reader =
        Thread.startVirtualThread(() -> follow("events", "", key.text().reveal(), heard));
    waitFor("state queued");

    api.keys.revoke(key.key().id());
    say("not for everyone");

    Eventually.until("the end of the stream", () -> !reader.isAlive());
    assertThat(words(heard)).doesNotContain("log not for everyone");
  }

  @Test
  void theServerStopsWhileStreamsAreOpen() {
    Thread reader = Thread.startVirtualThread(() -> follow("events", "", heard));
    waitFor("state queued");

    api.close();

    Eventually.until("the end of the stream", () -> !reader.isAlive());
  }

  private void waitFor(String words) {
    Eventually.until(words, () -> words(heard).contains(words));
  }

  private void say(String... lines) {
    api.logs.append(
        deployment.id(),
        1,
        Arrays.stream(lines)
            .map(line -> new LogLine(api.clock.instant(), Step.BUILD, LogStream.STDOUT, line))
            .toList());
  }

  private void follow(String what, String lastEventId, List<Heard> into) {
    follow(what, lastEventId, ApiUnderTest.TOKEN, into);
  }

  private void follow(String what, String lastEventId, String token, List<Heard> into) {
    HttpRequest.Builder request =
        api.request("/deploy/%s/%s".formatted(deployment.id(), what))
            .setHeader("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream body = client.send(request.build(), BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      read(lines, into);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void read(BufferedReader lines, List<Heard> into) throws IOException {
    String name = "";
    String id = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(":")) {
        into.add(new Heard(line, ""));
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ")) {
        into.add(new Heard(words(name, new JsonMapper().readTree(line.substring(6))), id));
      }
    }
  }

  private static String words(String name, JsonNode data) {
    return switch (name) {
      case "state" -> "state " + data.get("state").textValue();
      case "step" ->
          "step %s %s".formatted(data.get("step").textValue(), data.get("state").textValue());
      default -> "log " + data.get("text").textValue();
    };
  }

  private static List<String> words(List<Heard> heard) {
    return heard.stream().map(Heard::words).toList();
  }
}
