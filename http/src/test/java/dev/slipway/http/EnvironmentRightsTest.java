package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.testing.Examples;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a key that is limited to staging may change.
class EnvironmentRightsTest {
  private static final Grant STAGING =
      Grant.in(Examples.ACME, Role.ADMIN).only(Set.of(Environment.STAGING));

  @TempDir private Path scratch;
  private ApiUnderTest api;
  private ProjectId project;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    project = api.projectWithSource("shop");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void itDeploysToItsEnvironmentOnly() {
    assertThat(send("POST", "/deploy", order("staging")).statusCode()).isEqualTo(202);

    HttpResponse<String> refused = send("POST", "/deploy", order("production"));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("This concerns production, and your key may change staging only", "ask an admin");
  }

  @Test
  void eachOrderOfABatchIsLookedAtForItself() {
    String batch = "{\"deployments\":[%s,%s]}".formatted(order("production"), order("staging"));

    assertThat(send("POST", "/deployments:batch", batch).body())
        .containsSubsequence("\"status\":403", "\"status\":202");
  }

  @Test
  void v2DeploysToProductionAndSoItMayNot() {
    assertThat(send("POST", "/api/deploy", order("production")).statusCode()).isEqualTo(403);
  }

  @Test
  void itNeitherCancelsNorRepeatsNorGoesBackElsewhere() {
    Deployment active = api.deployed(project);
    assertThat(send("POST", "/deploy/%s/cancel".formatted(active.id()), "{}").statusCode())
        .isEqualTo(403);

    Deployment ended = api.failed(active);
    assertThat(send("POST", "/deploy/%s/retry".formatted(ended.id()), "{}").statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "/deploy/project/shop/rollback", "{}").statusCode()).isEqualTo(403);
    assertThat(send("GET", "/deploy/%s/status".formatted(ended.id()), "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void itSetsVariablesOfItsEnvironmentOnly() {
    assertThat(setVariable(",\"environment\":\"staging\"").statusCode()).isEqualTo(200);
    assertThat(setVariable(",\"environment\":\"production\"").statusCode()).isEqualTo(403);
    assertThat(setVariable("").statusCode()).isEqualTo(403);
    assertThat(send("DELETE", "/projects/shop/env/A", "").statusCode()).isEqualTo(403);
    assertThat(send("DELETE", "/projects/shop/env/A?environment=staging", "").statusCode())
        .isEqualTo(204);
  }

  @Test
  void itMakesProjectsAndNamesThemAndDoesNotStopOrDeleteThem() {
    assertThat(send("PUT", "/projects/blog", "{\"name\":\"Blog\"}").statusCode()).isEqualTo(200);
    assertThat(send("PUT", "/projects/blog", "{\"active\":false}").statusCode()).isEqualTo(403);
    assertThat(send("DELETE", "/projects/blog", "").statusCode()).isEqualTo(403);
  }

  @Test
  void itHandsOutNoMoreThanItHas() {
    String wider = api.keys.create("ci", Grant.in(Examples.ACME, Role.DEPLOYER)).key().id().value();

    assertThat(send("POST", "/keys", "{\"role\":\"deployer\"}").statusCode()).isEqualTo(403);
    assertThat(
            send("POST", "/keys", "{\"role\":\"deployer\",\"environments\":[\"production\"]}")
                .statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "/keys/%s/rotate".formatted(wider), "{}").statusCode()).isEqualTo(403);
    assertThat(send("DELETE", "/keys/" + wider, "").statusCode()).isEqualTo(403);
    assertThat(
            send("POST", "/keys", "{\"role\":\"deployer\",\"environments\":[\"staging\"]}").body())
        .contains("\"environments\":[\"staging\"]");
  }

  @Test
  void onlyEnvironmentsThatThereAreAreTaken() {
    String unknown = "{\"role\":\"deployer\",\"environments\":[\"moon\"]}";
    String viewer = "{\"role\":\"viewer\",\"environments\":[\"staging\"]}";

    assertThat(send("POST", "/keys", unknown).statusCode()).isEqualTo(400);
    assertThat(send("POST", "/keys", viewer).statusCode()).isEqualTo(400);
    assertThat(send("POST", "/keys", "{\"role\":\"deployer\",\"environments\":[]}").statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> setVariable(String environment) {
    return send(
        "PUT",
        "/projects/shop/env",
        "{\"variables\":[{\"name\":\"A\",\"value\":\"b\"%s}]}".formatted(environment));
  }

  private static String order(String environment) {
    return "{\"projectId\":\"shop\",\"orgId\":\"acme\",\"userId\":\"jo\",\"environment\":\"%s\"}"
        .formatted(environment);
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return api.send(
        api.request(path, STAGING)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }
}
