package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Ten organizations share a service, and one of them wants far more than the others.
final class FairShareStory {
  private static final int NOISY_DEPLOYMENTS = 320;
  private static final int QUIET_ORGANIZATIONS = 9;
  private static final int QUIET_DEPLOYMENTS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private record Wanted(String project, String organization) {
    Map<String, String> request() {
      return Map.of("projectId", project, "orgId", organization, "userId", "story");
    }
  }

  @Test
  void fiveHundredDeploymentsSucceedAndTheNoisyOrganizationDelaysNobody() {
    try (Slipway slipway = Slipway.of(FairShareStory.class)) {
      slipway.serving();
      List<Wanted> noisy = wanted("noisy", NOISY_DEPLOYMENTS);
      List<Wanted> quiet =
          IntStream.range(0, QUIET_ORGANIZATIONS)
              .mapToObj(number -> wanted("quiet-" + number, QUIET_DEPLOYMENTS))
              .flatMap(List::stream)
              .toList();
      takeIn(slipway, Stream.of(noisy, quiet).flatMap(Collection::stream).toList());

      List<String> noisyDeployments = ask(slipway, noisy);
      List<String> quietDeployments = ask(slipway, quiet);
      Instant asked = Instant.now();

      List<Instant> quietEnds = ends(slipway, quietDeployments);
      List<Instant> noisyEnds = ends(slipway, noisyDeployments);
      Instant quietIsDone = quietEnds.stream().max(Instant::compareTo).orElseThrow();
      long noisyMeanwhile =
          noisyEnds.stream().filter(end -> end.isAfter(asked) && end.isBefore(quietIsDone)).count();
      assertThat(noisyMeanwhile)
          .as("turns of the noisy organization while each other one had %d", QUIET_DEPLOYMENTS)
          .isLessThan(2 * QUIET_DEPLOYMENTS);
      assertThat(slipway.site("quiet-8-19").page()).isEqualTo("<h1>quiet-8-19</h1>");
      assertThat(slipway.site("noisy-319").page()).isEqualTo("<h1>noisy-319</h1>");
    }
  }

  private static List<Wanted> wanted(String organization, int deployments) {
    return IntStream.range(0, deployments)
        .mapToObj(number -> new Wanted(organization + "-" + number, organization))
        .toList();
  }

  private static void takeIn(Slipway slipway, List<Wanted> all) {
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      List<? extends Future<?>> sources =
          all.stream()
              .map(one ->
                  executor.submit(() ->
                      slipway
                          .api()
                          .put(
                              one.project(),
                              one.organization(),
                              "<h1>%s</h1>".formatted(one.project()))))
              .toList();
      sources.forEach(FairShareStory::join);
    }
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> ask(Slipway slipway, List<Wanted> all) {
    Reply reply =
        slipway
            .api()
            .send(
                "POST",
                "/deployments:batch",
                Map.of("deployments", all.stream().map(Wanted::request).toList()));
    assertThat(reply.json().path("accepted").asInt()).as(reply.text()).isEqualTo(all.size());
    return StreamSupport.stream(reply.json().path("items").spliterator(), false)
        .map(item -> item.at("/accepted/deploymentId").asText())
        .toList();
  }

  private static List<Instant> ends(Slipway slipway, List<String> deployments) {
    return deployments.stream()
        .map(deployment -> {
          JsonNode end = slipway.api().end(deployment, PATIENCE);
          assertThat(end.path("state").asText()).as(end.toPrettyString()).isEqualTo("succeeded");
          return Instant.parse(end.path("endedAt").asText());
        })
        .toList();
  }
}
