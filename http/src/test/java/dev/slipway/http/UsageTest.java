package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.testing.Examples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
  @TempDir private Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    use("a", "blog", 2026, 10);
    use("b", "blog", 2026, 11);
    use("c", "shop", 2026, 11);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aMonthIsSummedUpForTheOrganizationAndByProject() {
    ProjectId blog = new ProjectId("blog");
    api.usage.began(
        new RunningSince(
            Examples.ACME, blog, Environment.STAGING, Instant.parse("2026-10-01T00:00:00Z")));
    api.usage.ended(
        Examples.ACME, blog, Environment.STAGING, Instant.parse("2026-11-11T00:00:00Z"));

    assertThat(api.get("/usage?orgId=acme&month=2026-11").body())
        .isEqualTo(
            """
            {"organizationId":"acme","month":"2026-11",\
            "total":{"deployments":2,"buildSeconds":3.0,"cpuSeconds":4.0,"bytesStored":20,\
            "runningHours":240.0},"items":[\
            {"projectId":"blog","used":{"deployments":1,"buildSeconds":1.5,"cpuSeconds":2.0,\
            "bytesStored":10,"runningHours":240.0}},\
            {"projectId":"shop","used":{"deployments":1,"buildSeconds":1.5,"cpuSeconds":2.0,\
            "bytesStored":10,"runningHours":0.0}}]}\
            """);
  }

  @Test
  void projectsComePageByPageAndTheSumIsThatOfAll() {
    assertThat(api.get("/usage?orgId=acme&month=2026-11&limit=1").body())
        .contains("\"deployments\":2", "blog", "\"next\":\"blog\"")
        .doesNotContain("shop");
    assertThat(api.get("/usage?orgId=acme&month=2026-11&limit=1&after=blog").body())
        .contains("\"deployments\":2", "shop")
        .doesNotContain("blog", "next");
  }

  private void use(String suffix, String project, int year, int month) {
    api.usage.append(
        new UsageEntry(
            Examples.deploymentId(suffix),
            Examples.ACME,
            new ProjectId(project),
            YearMonth.of(year, month),
            new Usage(1, Duration.ofMillis(1_500), Duration.ofSeconds(2), 10, Duration.ZERO)));
  }
}
