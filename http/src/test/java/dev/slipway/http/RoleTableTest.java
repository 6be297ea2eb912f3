package dev.slipway.http;

import static dev.slipway.domain.access.Role.ADMIN;
import static dev.slipway.domain.access.Role.DEPLOYER;
import static dev.slipway.domain.access.Role.PLATFORM;
import static dev.slipway.domain.access.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.Examples;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route of the document, asked by every role, about what is one's own and what is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleTableTest {
  private static final OrganizationId OTHER = new OrganizationId("other");

  private ApiUnderTest api;

  /// Whose matter a route is.
  enum Matter {
    NOBODYS,
    SERVICES,
    OWNERS
  }

  /// @param operation as the document has it
  /// @param success what it answers to whoever may
  /// @param request a good one, about something of [Examples#ACME]
  record Row(
      String operation,
      Role least,
      Matter matter,
      int success,
      Function<Things, HttpRequest.Builder> request) {
    @Override
    public String toString() {
      return operation;
    }
  }

  record Case(Row row, Role role, boolean own) {
    int expected() {
      boolean mayDo = role.includes(row.least());
      return switch (row.matter()) {
        case NOBODYS -> row.success();
        case SERVICES -> mayDo ? row.success() : 403;
        case OWNERS -> own || role == PLATFORM ? (mayDo ? row.success() : 403) : 404;
      };
    }

    Grant grant() {
      return role == PLATFORM ? Grant.platform() : Grant.in(own ? Examples.ACME : OTHER, role);
    }

    @Override
    public String toString() {
      return "%s by %s of %s".formatted(row, role.id(), own ? "its owner" : "others");
    }
  }

  private static final List<Row> ROWS =
      List.of(
          open("GET /"),
          open("GET /health"),
          open("GET /health/ready"),
          open("GET /health/live"),
          open("GET /health/detailed"),
          open("GET /openapi.json"),
          open("GET /docs"),
          owned("POST /deploy", DEPLOYER, 202, t -> t.json("POST", "/deploy", t.order())),
          owned("POST /api/deploy", DEPLOYER, 200, t -> t.json("POST", "/api/deploy", t.order())),
          services(
              "POST /deployments:batch",
              DEPLOYER,
              200,
              t ->
                  t.json(
                      "POST", "/deployments:batch", "{\"deployments\":[%s]}".formatted(t.order()))),
          owned(
              "GET /deploy/project/{projectId}",
              VIEWER,
              200,
              t -> t.get("/deploy/project/" + t.project())),
          owned(
              "GET /deploy/project/{projectId}/rollback",
              VIEWER,
              200,
              t -> t.get("/deploy/project/%s/rollback".formatted(t.twiceReleased()))),
          owned(
              "POST /deploy/project/{projectId}/rollback",
              DEPLOYER,
              202,
              t -> t.send("POST", "/deploy/project/%s/rollback".formatted(t.twiceReleased()))),
          owned(
              "GET /deploy/{id}/status",
              VIEWER,
              200,
              t -> t.get("/deploy/%s/status".formatted(t.active().id()))),
          owned(
              "GET /deploy/{id}/logs",
              VIEWER,
              200,
              t -> t.get("/deploy/%s/logs".formatted(t.active().id()))),
          owned(
              "GET /deploy/{id}/events",
              VIEWER,
              200,
              t -> t.get("/deploy/%s/events".formatted(t.ended().id()))),
          owned(
              "POST /deploy/{id}/cancel",
              DEPLOYER,
              202,
              t -> t.send("POST", "/deploy/%s/cancel".formatted(t.active().id()))),
          owned(
              "POST /deploy/{id}/retry",
              DEPLOYER,
              202,
              t -> t.send("POST", "/deploy/%s/retry".formatted(t.ended().id()))),
          owned("GET /projects", VIEWER, 200, t -> t.get("/projects?orgId=acme")),
          owned(
              "PUT /projects/{id}",
              DEPLOYER,
              200,
              t -> t.json("PUT", "/projects/" + t.project(), "{\"orgId\":\"acme\"}")),
          owned("GET /projects/{id}", VIEWER, 200, t -> t.get("/projects/" + t.project())),
          owned(
              "DELETE /projects/{id}",
              ADMIN,
              204,
              t -> t.send("DELETE", "/projects/" + t.project())),
          owned(
              "GET /projects/{id}/env",
              VIEWER,
              200,
              t -> t.get("/projects/%s/env".formatted(t.project()))),
          owned(
              "PUT /projects/{id}/env",
              DEPLOYER,
              200,
              t -> t.json("PUT", "/projects/%s/env".formatted(t.project()), Things.VARIABLES)),
          owned(
              "DELETE /projects/{id}/env/{name}",
              DEPLOYER,
              204,
              t -> t.send("DELETE", "/projects/%s/env/A".formatted(t.project()))),
          owned(
              "GET /projects/{id}/secrets",
              VIEWER,
              200,
              t -> t.get("/projects/%s/secrets".formatted(t.project()))),
          owned(
              "PUT /projects/{id}/secrets",
              DEPLOYER,
              200,
              t -> t.json("PUT", "/projects/%s/secrets".formatted(t.project()), Things.VARIABLES)),
          owned(
              "DELETE /projects/{id}/secrets/{name}",
              DEPLOYER,
              204,
              t -> t.send("DELETE", "/projects/%s/secrets/A".formatted(t.project()))),
          owned(
              "GET /projects/{id}/settings",
              VIEWER,
              200,
              t -> t.get("/projects/%s/settings".formatted(t.project()))),
          owned(
              "PUT /projects/{id}/settings",
              DEPLOYER,
              200,
              t -> t.json("PUT", "/projects/%s/settings".formatted(t.project()), "{\"port\":1}")),
          owned(
              "DELETE /projects/{id}/settings/{key}",
              DEPLOYER,
              204,
              t -> t.send("DELETE", "/projects/%s/settings/port".formatted(t.project()))),
          owned(
              "GET /projects/{id}/configuration/versions",
              VIEWER,
              200,
              t -> t.get("/projects/%s/configuration/versions".formatted(t.configured()))),
          owned(
              "GET /projects/{id}/configuration/versions/{version}",
              VIEWER,
              200,
              t -> t.get("/projects/%s/configuration/versions/1".formatted(t.configured()))),
          owned(
              "POST /projects/{id}/configuration/versions/{version}/restore",
              DEPLOYER,
              200,
              t ->
                  t.send(
                      "POST",
                      "/projects/%s/configuration/versions/1/restore".formatted(t.configured()))),
          owned(
              "GET /projects/{id}/releases",
              VIEWER,
              200,
              t -> t.get("/projects/%s/releases".formatted(t.project()))),
          owned(
              "GET /projects/{id}/logs",
              VIEWER,
              200,
              t -> t.get("/projects/%s/logs".formatted(t.project()))),
          owned(
              "GET /projects/{id}/webhooks",
              DEPLOYER,
              200,
              t -> t.get("/projects/%s/webhooks".formatted(t.project()))),
          owned(
              "POST /projects/{id}/webhooks",
              DEPLOYER,
              201,
              t ->
                  t.json(
                      "POST",
                      "/projects/%s/webhooks".formatted(t.project()),
                      "{\"url\":\"https://example.com/\"}")),
          owned("GET /projects/{id}/webhooks/{webhookId}", DEPLOYER, 200, t -> t.get(t.webhook())),
          owned(
              "PUT /projects/{id}/webhooks/{webhookId}",
              DEPLOYER,
              200,
              t -> t.json("PUT", t.webhook(), "{\"active\":false}")),
          owned(
              "DELETE /projects/{id}/webhooks/{webhookId}",
              DEPLOYER,
              204,
              t -> t.send("DELETE", t.webhook())),
          owned(
              "POST /projects/{id}/webhooks/{webhookId}/rotate",
              DEPLOYER,
              200,
              t -> t.send("POST", t.webhook() + "/rotate")),
          owned(
              "POST /projects/{id}/webhooks/{webhookId}/test",
              DEPLOYER,
              202,
              t -> t.send("POST", t.webhook() + "/test")),
          owned(
              "GET /projects/{id}/webhooks/{webhookId}/deliveries",
              DEPLOYER,
              200,
              t -> t.get(t.webhook() + "/deliveries")),
          owned(
              "GET /projects/{id}/webhooks/{webhookId}/deliveries/{deliveryId}",
              DEPLOYER,
              200,
              t -> t.get(t.delivery())),
          owned(
              "POST /projects/{id}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver",
              DEPLOYER,
              202,
              t -> t.send("POST", t.delivery() + "/redeliver")),
          owned(
              "POST /projects/{id}/sources",
              DEPLOYER,
              201,
              t -> t.json("POST", "/projects/%s/sources".formatted(t.project()), Things.MANIFEST)),
          services(
              "PUT /blobs/{sha256}",
              DEPLOYER,
              204,
              t -> t.json("PUT", "/blobs/" + Digest.of("hello").hex(), "hello")),
          services("GET /whoami", VIEWER, 200, t -> t.get("/whoami")),
          owned("GET /keys", ADMIN, 200, t -> t.get("/keys?orgId=acme")),
          owned(
              "POST /keys",
              ADMIN,
              201,
              t -> t.json("POST", "/keys", "{\"role\":\"viewer\",\"orgId\":\"acme\"}")),
          owned("DELETE /keys/{id}", ADMIN, 204, t -> t.send("DELETE", "/keys/" + t.key())),
          owned(
              "POST /keys/{id}/rotate",
              ADMIN,
              200,
              t -> t.send("POST", "/keys/%s/rotate".formatted(t.key()))),
          owned("GET /quota", VIEWER, 200, t -> t.get("/quota?orgId=acme")),
          owned(
              "PUT /quota", PLATFORM, 200, t -> t.json("PUT", "/quota?orgId=acme", Things.LIMITS)),
          owned("DELETE /quota", PLATFORM, 204, t -> t.send("DELETE", "/quota?orgId=acme")),
          owned("GET /usage", VIEWER, 200, t -> t.get("/usage?orgId=acme")),
          services("POST /backup", PLATFORM, 200, t -> t.send("POST", "/backup")),
          owned("GET /audit", ADMIN, 200, t -> t.get("/audit?orgId=acme")),
          services("POST /gc", PLATFORM, 200, t -> t.send("POST", "/gc")),
          services("GET /gc", PLATFORM, 200, t -> t.get(t.collection())),
          services("GET /status", PLATFORM, 200, t -> t.get("/status")),
          services("GET /status/queue", PLATFORM, 200, t -> t.get("/status/queue")),
          services(
              "GET /status/queue/dead-letters",
              PLATFORM,
              200,
              t -> t.get("/status/queue/dead-letters")),
          services(
              "DELETE /status/queue/dead-letters/{id}",
              PLATFORM,
              204,
              t -> t.send("DELETE", "/status/queue/dead-letters/" + t.letter())),
          services(
              "POST /status/queue/dead-letters/{id}/replay",
              PLATFORM,
              202,
              t -> t.send("POST", "/status/queue/dead-letters/%s/replay".formatted(t.letter()))));

  @BeforeAll
  void start(@TempDir Path scratch) {
    api = new ApiUnderTest(scratch);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Row row : ROWS) {
      for (Role role : Role.values()) {
        cases.add(new Case(row, role, true));
        cases.add(new Case(row, role, false));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyoneMayDoExactlyWhatTheirRoleSays(Case asked) {
    HttpRequest request =
        asked
            .row()
            .request()
            .apply(new Things(api))
            .setHeader("Authorization", "Bearer " + api.token(asked.grant()))
            .build();

    HttpResponse<String> answer = api.send(request);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(asked.expected());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void withoutAKeyOnlyWhatIsOpenIsAnswered(Row row) {
    HttpRequest request =
        row.request().apply(new Things(api)).setHeader("Authorization", "Bearer wrong").build();

    assertThat(api.send(request).statusCode())
        .isEqualTo(row.matter() == Matter.NOBODYS ? row.success() : 401);
  }

  static List<Row> rows() {
    return ROWS;
  }

  @Test
  void everyRouteOfTheDocumentIsInTheTable() throws IOException {
    Contract contract = new Contract(api.get("/openapi.json").body());

    assertThat(ROWS.stream().map(Row::operation))
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream().map(Contract.Operation::name).toList());
  }

  private static Row open(String operation) {
    String path = operation.substring("GET ".length());
    return new Row(operation, VIEWER, Matter.NOBODYS, 200, things -> things.get(path));
  }

  private static Row services(
      String operation, Role least, int success, Function<Things, HttpRequest.Builder> request) {
    return new Row(operation, least, Matter.SERVICES, success, request);
  }

  private static Row owned(
      String operation, Role least, int success, Function<Things, HttpRequest.Builder> request) {
    return new Row(operation, least, Matter.OWNERS, success, request);
  }
}
