package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsTest {
  private static final String ONE_FAILED =
      "\"outcomes\":{\"succeeded\":0,\"failed\":1,\"cancelled\":0},"
          + "\"problems\":{\"REGISTRY_UNREACHABLE\":1},\"queueWait\":{\"count\":1,\"p50Ms\":";
  private static final String NONE =
      "\"outcomes\":{\"succeeded\":0,\"failed\":0,\"cancelled\":0},"
          + "\"problems\":{},\"queueWait\":{\"count\":0},\"steps\":{}";

  @TempDir private Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    api.failed(api.deployed(api.projectWithSource("site")));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void theServiceTellsHowDeploymentsEnded() {
    assertThat(api.get("/status").body()).contains(ONE_FAILED);
  }

  @Test
  void theNumbersAreThoseOfWhomeverIsAskedAbout() {
    assertThat(api.get("/status?orgId=acme").body()).contains(ONE_FAILED);
    assertThat(api.get("/status?projectId=site").body()).contains(ONE_FAILED);
    assertThat(api.get("/status?orgId=other").body()).contains(NONE);
    assertThat(api.get("/status?projectId=other&orgId=acme").body()).contains(NONE);
  }
}
