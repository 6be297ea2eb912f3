package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  void theLimitOfAnOrganizationHoldsFromTheNextRequestOnAndIsAudited() {
    api.json(
        "PUT",
        "/quota?orgId=acme",
        "{\"quotas\":[{\"name\":\"perDay\",\"limit\":2},{\"name\":\"projects\",\"limit\":1}]}");

    assertThat(deploy("one").statusCode()).isEqualTo(202);
    assertThat(deploy("two").statusCode()).isEqualTo(202);
    assertThat(make("three").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = make("four");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains("DEPLOYMENT_QUOTA_EXCEEDED", "quota: projects", "limit: 1", "used: 1");
    assertThat(api.get("/audit?orgId=acme").body())
        .contains("\"action\":\"quota.set\",\"subject\":\"acme\"");

    api.send(api.request("/quota?orgId=acme").DELETE().build());

    assertThat(make("four").statusCode()).isEqualTo(200);
    assertThat(api.get("/quota?orgId=acme").body())
        .contains("\"title\":\"deployments a day\",\"limit\":1,\"own\":false");
  }

  @Test
  void aSourceThatDoesNotFitIsRefusedAsAListAndAsAnArchive() throws IOException {
    api.json("PUT", "/quota?orgId=acme", "{\"quotas\":[{\"name\":\"sourceBytes\",\"limit\":4}]}");

    HttpResponse<String> list = api.json("POST", "/projects/one/sources", Things.MANIFEST);
    HttpResponse<String> archive =
        api.send(
            api.request("/projects/one/sources")
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(zip("index.html", "what nobody put before")))
                .build());

    assertThat(list.statusCode()).isEqualTo(429);
    assertThat(list.body()).contains("quota: sourceBytes", "limit: 4", "used: 0", "needs 5");
    assertThat(archive.statusCode()).isEqualTo(429);
    Digest content = Digest.of("what nobody put before");
    assertThat(api.sources.missing(List.of(content))).containsExactly(content);
  }

  @Test
  void whatIsNoLimitIsRefusedWithItsPlace() {
    HttpResponse<String> refused =
        api.json(
            "PUT",
            "/quota?orgId=acme",
            "{\"quotas\":[{\"name\":\"perDay\",\"limit\":0},{\"name\":\"perYear\"}],\"releases\":[{\"environment\":\"moon\"}]}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("quotas[0].limit is not from 1", "quotas[1].name", "releases[0].environment");
  }

  private HttpResponse<String> make(String project) {
    return api.json("PUT", "/projects/" + project, "{\"orgId\":\"acme\"}");
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
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
