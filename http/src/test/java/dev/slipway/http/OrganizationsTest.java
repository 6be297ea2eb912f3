package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.testing.Examples;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// Organizations that share a service do not see one another.
class OrganizationsTest {
  private static final OrganizationId OTHER = new OrganizationId("other");
  private static final String ORDER =
      "{\"projectId\":\"theirs\",\"orgId\":\"%s\",\"userId\":\"jo\"}";

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aNewProjectBelongsToTheOrganizationOfItsMaker() {
    HttpResponse<String> made = as(OTHER, Role.DEPLOYER, "PUT", "/projects/shop", "{}");

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(api.projects.find(new ProjectId("shop")).orElseThrow().organization())
        .isEqualTo(OTHER);
  }

  @Test
  void nobodyMakesAProjectOfAnotherOrganization() {
    HttpResponse<String> refused =
        as(OTHER, Role.ADMIN, "PUT", "/projects/shop", "{\"orgId\":\"acme\"}");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(api.projects.find(new ProjectId("shop"))).isEmpty();
  }

  @Test
  void whoBelongsToNoOrganizationHasToNameOne() {
    assertThat(api.json("PUT", "/projects/shop", "{}").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(names = "PLATFORM", mode = Mode.EXCLUDE)
  void nobodyDeploysAForeignProjectUnderTheirOwnName(Role role) {
    api.projectWithSource("theirs");

    for (String path : new String[] {"/deploy", "/api/deploy"}) {
      HttpResponse<String> refused = as(OTHER, role, "POST", path, ORDER.formatted("other"));

      assertThat(refused.statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void somebodyElsesProjectLooksLikeNone() {
    api.projectWithSource("theirs");

    String theirs = as(OTHER, Role.ADMIN, "GET", "/projects/theirs", "").body();
    String none = as(OTHER, Role.ADMIN, "GET", "/projects/nobody", "").body();

    assertThat(withoutNames(theirs, "theirs")).isEqualTo(withoutNames(none, "nobody"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/projects", "/keys", "/audit"})
  void aListHasOnlyWhatIsOnesOwn(String list) {
    api.projectWithSource("theirs");
    api.json("PUT", "/projects/theirs", "{\"orgId\":\"acme\",\"name\":\"Theirs\"}");
    api.token(Grant.in(Examples.ACME, Role.ADMIN));
    as(OTHER, Role.ADMIN, "PUT", "/projects/ours", "{}");

    HttpResponse<String> listed = as(OTHER, Role.ADMIN, "GET", list, "");

    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.body()).contains("\"organizationId\":\"other\"").doesNotContain("acme");
  }

  @Test
  void v2HearsOfAForeignProjectWhatItHeardOfNone() {
    api.projectWithSource("theirs");

    HttpResponse<String> refused =
        as(OTHER, Role.DEPLOYER, "POST", "/api/deploy", ORDER.formatted("acme"));

    assertThat(refused.body()).contains("\"error\":\"Project not found\"");
  }

  @Test
  void aDeploymentRemembersTheKeyThatAskedForIt() {
    api.projectWithSource("theirs");

    HttpResponse<String> accepted =
        as(Examples.ACME, Role.DEPLOYER, "POST", "/deploy", ORDER.formatted("acme"));

    String id = accepted.headers().firstValue("Location").orElseThrow().split("/", -1)[2];
    assertThat(
            api.deployments
                .find(new DeploymentId(id))
                .orElseThrow()
                .request()
                .caller()
                .orElseThrow()
                .key())
        .isPresent();
  }

  private HttpResponse<String> as(
      OrganizationId organization, Role role, String method, String path, String body) {
    return api.send(
        api.request(path, Grant.in(organization, role))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private static String withoutNames(String problem, String project) {
    return problem
        .replace(project, "X")
        .replaceAll("\"(requestId|timestamp)\":\"[^\"]*\"", "\"$1\":\"\"");
  }
}
