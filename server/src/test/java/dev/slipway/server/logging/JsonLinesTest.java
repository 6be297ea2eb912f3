package dev.slipway.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.engine.execution.LogIds;
import dev.slipway.ports.queue.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

final class JsonLinesTest {
  private static final Notice NOTICE =
      new Notice(new DeploymentId("deploy_1763935200000_a"), new OrganizationId("acme"));

  @Test
  void aLineTellsWhenWhereAndWhat() throws IOException {
    JsonNode line = line(event("two \"words\"\nand a line", null));

    assertThat(line.path("timestamp").asText()).isEqualTo("2026-11-25T01:02:03.004Z");
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("logger").asText()).isEqualTo("dev.slipway.Story");
    assertThat(line.path("message").asText()).isEqualTo("two \"words\"\nand a line");
  }

  @Test
  void aLineThatIsLoggedWithinADeploymentCarriesItsIds() throws IOException {
    try (LogIds _ = LogIds.of(NOTICE)) {
      JsonNode line = line(event("within", null));

      assertThat(line.path("deployment").asText()).isEqualTo("deploy_1763935200000_a");
      assertThat(line.path("organization").asText()).isEqualTo("acme");
    }
    assertThat(line(event("after", null)).has("deployment")).isFalse();
  }

  @Test
  void idsGoAlongToAnotherThreadAndLeaveTheOneThatHadThem() {
    CompletableFuture<String> there = new CompletableFuture<>();
    MDC.put("request", "r1");
    try (LogIds _ = LogIds.of(NOTICE)) {
      Thread.startVirtualThread(
          LogIds.carriedInto(() -> there.complete(MDC.getCopyOfContextMap().toString())));
    }

    assertThat(there.join()).contains("r1", "deploy_1763935200000_a");
    assertThat(MDC.get("request")).isEqualTo("r1");
    assertThat(MDC.get("deployment")).isNull();
    MDC.clear();
  }

  @Test
  void anErrorIsOneLineWithItsStackTrace() throws IOException {
    LoggingEvent event = event("it broke", new IllegalStateException("the cause"));

    assertThat(text(event).strip()).doesNotContain("\n");
    assertThat(line(event).path("error").asText())
        .contains("IllegalStateException: the cause", "at dev.slipway.server.logging");
  }

  private static LoggingEvent event(String message, @Nullable Throwable failure) {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.slipway.Story");
    LoggingEvent event =
        new LoggingEvent("caller", logger, Level.WARN, message, failure, new Object[0]);
    event.setInstant(Instant.parse("2026-11-25T01:02:03.004Z"));
    return event;
  }

  private static JsonNode line(LoggingEvent event) throws IOException {
    return new ObjectMapper().readTree(text(event));
  }

  private static String text(LoggingEvent event) {
    return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
  }
}
