package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.ports.testing.Examples;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {
  private static final Grant OF_ACME = Grant.in(Examples.ACME, Role.VIEWER);

  @TempDir private Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch, new QuotaLimits(Map.of(Quota.PER_DAY, 1L)));
    api.projectWithSource("one");
    api.projectWithSource("two");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aFullQuotaIsToldWithItsLimitAndWhenToComeBack() {
    deploy("one");

    HttpResponse<String> refused = deploy("two");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains("DEPLOYMENT_QUOTA_EXCEEDED", "RESOURCES", "limit: 1", "used: 1", "resets: 20");
    assertThat(retryAfter(refused)).isBetween(1, 86_400);
  }

  @Test
  void v2IsToldToComeBackToo() {
    deploy("one");

    HttpResponse<String> refused = api.json("POST", "/api/deploy", order("two"));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("DEPLOYMENT_QUOTA_EXCEEDED");
    assertThat(retryAfter(refused)).isPositive();
  }

  @Test
  void cancellingMakesRoom() {
    Deployment first = api.deployed(api.projectWithSource("one"));
    assertThat(deploy("two").statusCode()).isEqualTo(429);

    api.json("POST", "/deploy/%s/cancel".formatted(first.id()), "");

    assertThat(deploy("two").statusCode()).isEqualTo(202);
  }

  @Test
  void anOrganizationSeesWhatItMayUseAndUses() {
    deploy("one");

    HttpResponse<String> answer = api.send(api.request("/quota", OF_ACME).build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"organizationId\":\"acme\"")
        .contains(
            "{\"name\":\"concurrent\",\"title\":\"deployments at once\",\"own\":false,\"used\":1}")
        .contains(
            "\"name\":\"perDay\",\"title\":\"deployments a day\",\"limit\":1,\"own\":false,\"used\":1")
        .contains("{\"name\":\"projects\",\"title\":\"projects\",\"own\":false,\"used\":0}");
  }

  @Test
  void anotherOrganizationIsNotFound() {
    Grant stranger = Grant.in(new OrganizationId("stranger"), Role.ADMIN);

    assertThat(api.send(api.request("/quota?orgId=acme", stranger).build()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void thePlatformSaysWhichOrganizationItMeans() {
    HttpResponse<String> unclear = api.get("/quota");

    assertThat(unclear.statusCode()).isEqualTo(400);
    assertThat(unclear.body()).contains("orgId: is required");
    assertThat(api.get("/quota?orgId=acme").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> deploy(String project) {
    return api.json("POST", "/deploy", order(project));
  }

  private static String order(String project) {
    return "{\"projectId\":\"%s\",\"orgId\":\"acme\",\"userId\":\"jo\"}".formatted(project);
  }

  private static int retryAfter(HttpResponse<String> refused) {
    return Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow());
  }
}
