package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.source.Digest;
import dev.slipway.engine.query.Preflight;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.ports.testing.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drives every operation of the document to every status it names, and holds each answer to it.
class OpenApiContractTest {
  private static final String NOBODY = "deploy_1_nobody";
  private static final Grant VIEWER = Grant.in(Examples.ACME, Role.VIEWER);
  private static final Grant ADMIN = Grant.in(Examples.ACME, Role.ADMIN);

  @TempDir Path scratch;
  private ApiUnderTest api;
  private Contract contract;

  @BeforeEach
  void start() throws IOException {
    api = new ApiUnderTest(scratch);
    contract = new Contract(api.get("/openapi.json").body());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void everyDocumentedAnswerIsGivenAndEveryAnswerIsDocumented() throws IOException {
    refusals();
    service();
    projects();
    variables();
    settings();
    configurations();
    webhooks();
    sources();
    deployments();
    deadLetters();
    rollback();
    batches();
    legacy();
    keys();
    audit();
    backup();
    quota();
    collections();
    unhealthy();
    deletion();

    assertThat(contract.unseen()).isEmpty();
  }

  private void refusals() {
    ProjectId project = api.projectWithSource("sample");
    Deployment deployment = api.deployed(project);
    String key = api.keys.create("sample", VIEWER).key().id().value();
    for (Contract.Operation operation : contract.operations()) {
      String path =
          operation
              .path()
              .replace("/deploy/{id}", "/deploy/" + deployment.id())
              .replace("/projects/{id}", "/projects/sample")
              .replace("/keys/{id}", "/keys/" + key)
              .replaceAll("/quota$", "/quota?orgId=acme")
              .replaceAll("\\{[a-zA-Z0-9]+}", "sample");
      if (operation.statuses().contains("401")) {
        var request = api.request(path).setHeader("Authorization", "Bearer wrong");
        check(operation, api.send(request.method(operation.method(), none()).build()), 401);
      }
      if (operation.statuses().contains("403")) {
        var request = api.request(path, VIEWER).header("Content-Type", "application/json");
        String body =
            "{\"projectId\":\"sample\",\"orgId\":\"acme\",\"userId\":\"jo\",\"role\":\"viewer\"}";
        check(
            operation,
            api.send(request.method(operation.method(), BodyPublishers.ofString(body)).build()),
            403);
      }
      if (operation.statuses().contains("406")) {
        var request = api.request(path).header("Accept", "image/png");
        check(operation, api.send(request.method(operation.method(), none()).build()), 406);
      }
      if (operation.statuses().contains("415")) {
        var request = api.request(path).header("Content-Type", "text/plain");
        check(
            operation,
            api.send(request.method(operation.method(), BodyPublishers.ofString("hello")).build()),
            415);
      }
      if (operation.statuses().contains("413") && operation.takesJson()) {
        boolean manifest = path.endsWith("/sources");
        String large = " ".repeat((manifest ? 32 : 1) * 1024 * 1024 + 1);
        check(operation, api.json(operation.method(), path, large), 413);
      }
    }
    api.failed(deployment);
  }

  private void service() {
    check("GET", "/", api.get("/"), 200);
    for (String path :
        List.of(
            "/health",
            "/health/ready",
            "/health/live",
            "/health/detailed",
            "/status",
            "/status/queue",
            "/openapi.json",
            "/docs")) {
      check("GET", path, api.get(path), 200);
    }
    check("GET", "/status", api.get("/status?orgId=no%20such"), 400);
  }

  private void collections() {
    check("GET", "/gc", api.get("/gc?dryRun=true"), 404);
    check("POST", "/gc", api.send(api.request("/gc?dryRun=true").POST(none()).build()), 200);
    check("GET", "/gc", api.get("/gc?dryRun=true"), 200);
    check("GET", "/gc", api.get("/gc?dryRun=perhaps"), 400);
    check("POST", "/gc", api.send(api.request("/gc?dryRun=1").POST(none()).build()), 400);
  }

  private void projects() {
    String path = "/projects/{id}";
    var made = api.json("PUT", "/projects/hello", "{\"orgId\":\"acme\",\"name\":\"Hello\"}");
    check("PUT", path, made, 200);
    check("PUT", path, api.json("PUT", "/projects/hello", "{\"orgId\":7,\"active\":1}"), 400);
    check("PUT", path, api.json("PUT", "/projects/hello", "{\"orgId\":\"other\"}"), 404);
    check("GET", path, api.get("/projects/hello"), 200);
    check("GET", path, api.get("/projects/NOT-ONE"), 400);
    check("GET", path, api.get("/projects/nobody"), 404);
    check("GET", "/projects", api.get("/projects?orgId=acme&limit=1"), 200);
    check("GET", "/projects", api.get("/projects?limit=0"), 400);
    String releases = "/projects/{id}/releases";
    check("GET", releases, api.get("/projects/hello/releases"), 200);
    check("GET", releases, api.get("/projects/hello/releases?environment=moon"), 400);
    check("GET", releases, api.get("/projects/nobody/releases"), 404);
    check("GET", "/projects/{id}/logs", api.get("/projects/hello/logs"), 200);
    check("GET", "/projects/{id}/logs", api.get("/projects/hello/logs?limit=x"), 400);
    check("GET", "/projects/{id}/logs", api.get("/projects/nobody/logs"), 404);
  }

  private void variables() {
    for (String kind : List.of("env", "secrets")) {
      String path = "/projects/{id}/" + kind;
      String hello = "/projects/hello/" + kind;
      String good = "{\"variables\":[{\"name\":\"A_%s\",\"value\":\"v\"}]}".formatted(kind);
      check("PUT", path, api.json("PUT", hello, good), 200);
      check("PUT", path, api.json("PUT", hello, "{\"variables\":[{\"name\":\"1\"},3]}"), 400);
      check("PUT", path, api.json("PUT", "/projects/nobody/" + kind, good), 404);
      check("GET", path, api.get(hello), 200);
      check("GET", path, api.get("/projects/-/" + kind), 400);
      check("GET", path, api.get("/projects/nobody/" + kind), 404);
      String one = path + "/{name}";
      check("DELETE", one, delete(hello + "/A_" + kind), 204);
      check("DELETE", one, delete(hello + "/1"), 400);
      check("DELETE", one, delete("/projects/nobody/" + kind + "/A"), 404);
    }
  }

  private void settings() {
    String path = "/projects/{id}/settings";
    String hello = "/projects/hello/settings";
    check("PUT", path, api.json("PUT", hello, "{\"port\":3000,\"build\":null}"), 200);
    check("PUT", path, api.json("PUT", hello, "{\"prot\":3000}"), 422);
    check("PUT", path, api.json("PUT", hello, "{"), 400);
    check("PUT", path, api.json("PUT", "/projects/nobody/settings", "{}"), 404);
    check("GET", path, api.get(hello), 200);
    check("GET", path, api.get("/projects/-/settings"), 400);
    check("GET", path, api.get("/projects/nobody/settings"), 404);
    String one = path + "/{key}";
    check("DELETE", one, delete(hello + "/port"), 204);
    check("DELETE", one, delete("/projects/-/settings/port"), 400);
    check("DELETE", one, delete("/projects/nobody/settings/port"), 404);
  }

  private void configurations() {
    String path = "/projects/{id}/configuration/versions";
    String hello = "/projects/hello/configuration/versions";
    String nobody = "/projects/nobody/configuration/versions";
    check("GET", path, api.get(hello + "?limit=2"), 200);
    check("GET", path, api.get(hello + "?limit=0"), 400);
    check("GET", path, api.get(nobody), 404);
    String one = path + "/{version}";
    check("GET", one, api.get(hello + "/1"), 200);
    check("GET", one, api.get(hello + "/first"), 400);
    check("GET", one, api.get(hello + "/999"), 404);
    String restore = one + "/restore";
    check("POST", restore, post(hello + "/1/restore"), 200);
    check("POST", restore, post(hello + "/first/restore"), 400);
    check("POST", restore, post(nobody + "/1/restore"), 404);
  }

  private void webhooks() {
    String list = "/projects/{id}/webhooks";
    String own = "/projects/hello/webhooks";
    String good = "{\"url\":\"http://127.0.0.1:9/?key=k\",\"events\":[\"deployment.failed\"]}";
    HttpResponse<String> added = api.json("POST", own, good);
    check("POST", list, added, 201);
    check("POST", list, api.json("POST", own, "{\"events\":[\"a\"],\"secret\":\"b\"}"), 400);
    check("POST", list, api.json("POST", "/projects/nobody/webhooks", good), 404);
    var foreign = api.request(own, ADMIN).header("Content-Type", "application/json");
    check("POST", list, api.send(foreign.POST(BodyPublishers.ofString(good)).build()), 422);
    check("GET", list, api.get(own), 200);
    check("GET", list, api.get("/projects/-/webhooks"), 400);
    check("GET", list, api.get("/projects/nobody/webhooks"), 404);
    String one = list + "/{webhookId}";
    String webhook = added.headers().firstValue("Location").orElseThrow();
    String nobody = own + "/wh_000000000000";
    check("GET", one, api.get(webhook), 200);
    check("GET", one, api.get(nobody), 404);
    check("GET", one, api.get("/projects/-/webhooks/w"), 400);
    deliveries(one, webhook, nobody);
    check("PUT", one, api.json("PUT", webhook, "{\"active\":false}"), 200);
    check("PUT", one, api.json("PUT", webhook, "{\"active\":1}"), 400);
    check("PUT", one, api.json("PUT", nobody, "{}"), 404);
    var elsewhere = api.request(webhook, ADMIN).header("Content-Type", "application/json");
    check(
        "PUT",
        one,
        api.send(elsewhere.PUT(BodyPublishers.ofString("{\"url\":\"http://10.0.0.1/\"}")).build()),
        422);
    check("POST", one + "/test", post(webhook + "/test"), 409);
    String delivery = api.deliveries(webhook).getFirst().id().value();
    String again = "/deliveries/{deliveryId}/redeliver";
    check(
        "POST", one + again, post("%s/deliveries/%s/redeliver".formatted(webhook, delivery)), 409);
    check("POST", one + "/rotate", api.json("POST", webhook + "/rotate", "{}"), 200);
    check("POST", one + "/rotate", api.json("POST", webhook + "/rotate", "{\"secret\":\"\"}"), 400);
    check("POST", one + "/rotate", post(nobody + "/rotate"), 404);
    check("GET", one, api.get(webhook), 200);
    for (int more = 1; more < 20; more++) {
      api.json("POST", own, good);
    }
    check("POST", list, api.json("POST", own, good), 409);
    check("DELETE", one, delete(webhook), 204);
    check("DELETE", one, delete(webhook), 404);
    check("DELETE", one, delete("/projects/-/webhooks/w"), 400);
  }

  private void deliveries(String one, String webhook, String nobody) {
    check("POST", one + "/test", post(webhook + "/test"), 202);
    check("POST", one + "/test", post(nobody + "/test"), 404);
    check("POST", one + "/test", post("/projects/-/webhooks/w/test"), 400);
    api.tried(webhook);
    String log = one + "/deliveries";
    check("GET", log, api.get(webhook + "/deliveries?limit=1"), 200);
    check("GET", log, api.get(webhook + "/deliveries?after=x"), 400);
    check("GET", log, api.get(nobody + "/deliveries"), 404);
    String delivery =
        "%s/deliveries/%s".formatted(webhook, api.deliveries(webhook).getFirst().id());
    String id = log + "/{deliveryId}";
    check("GET", id, api.get(delivery), 200);
    check("GET", id, api.get(webhook + "/deliveries/none"), 404);
    check("GET", id, api.get("/projects/-/webhooks/w/deliveries/d"), 400);
    check("POST", id + "/redeliver", post(delivery + "/redeliver"), 202);
    check("POST", id + "/redeliver", post(webhook + "/deliveries/none/redeliver"), 404);
    check("POST", id + "/redeliver", post("/projects/-/webhooks/w/deliveries/d/redeliver"), 400);
  }

  private void sources() throws IOException {
    String path = "/projects/{id}/sources";
    String digest = Digest.of("hello").hex();
    String item = "{\"path\":\"%s\",\"size\":5,\"sha256\":\"%s\"}";
    String good = "{\"files\":[" + item.formatted("index.html", digest) + "]}";
    check("POST", path, api.json("POST", "/projects/hello/sources", good), 201);
    check("POST", path, api.json("POST", "/projects/hello/sources", "{\"files\":[{}]}"), 400);
    check("POST", path, api.json("POST", "/projects/nobody/sources", good), 404);
    String twice = item.formatted("a", digest);
    check(
        "POST",
        path,
        api.json("POST", "/projects/hello/sources", "{\"files\":[%s,%s]}".formatted(twice, twice)),
        422);
    check("POST", path, archive("/projects/hello/sources", zip()), 201);
    check("PUT", "/blobs/{sha256}", put("/blobs/" + digest, "hello"), 204);
    check("PUT", "/blobs/{sha256}", put("/blobs/nonsense", "hello"), 400);
    check("PUT", "/blobs/{sha256}", put("/blobs/" + digest, "other"), 422);
    check("PUT", "/blobs/{sha256}", RawRequest.tooLargeBlob(api.port(), digest), 413);
  }

  private void deployments() {
    String order = "{\"projectId\":\"hello\",\"orgId\":\"acme\",\"userId\":\"jo\"}";
    HttpResponse<String> accepted = deployAs("first", order);
    check("POST", "/deploy", accepted, 202);
    HttpResponse<String> repeated = deployAs("first", order);
    check("POST", "/deploy", repeated, 202);
    assertThat(repeated.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(repeated.headers().firstValue("Location"))
        .isEqualTo(accepted.headers().firstValue("Location"));
    check("POST", "/deploy", deployAs("first", order.replace("jo", "al")), 422);
    check("POST", "/deploy", api.json("POST", "/deploy", "{\"regions\":[]}"), 400);
    check("POST", "/deploy", api.json("POST", "/deploy", order.replace("acme", "other")), 404);
    check("POST", "/deploy", api.json("POST", "/deploy", order), 409);
    String patient = order.replace("}", ",\"onConflict\":\"queue\"}");
    HttpResponse<String> waiting = api.json("POST", "/deploy", patient);
    check("POST", "/deploy", waiting, 202);
    assertThat(waiting.body()).contains("\"waitsFor\":");
    Deployment second =
        api.deployments.list(new ProjectId("hello"), Optional.empty(), 1).items().getFirst();
    api.move(second, d -> d.cancel(api.clock.instant()));
    Deployment deployment =
        api.deployments.active(new ProjectId("hello"), Environment.PRODUCTION).orElseThrow();
    String id = "/deploy/" + deployment.id();
    api.move(deployment, d -> d.startAttempt(api.clock.instant()));
    api.logs.append(
        deployment.id(),
        1,
        List.of(new LogLine(api.clock.instant(), Step.BUILD, LogStream.STDOUT, "building")));
    check("GET", "/deploy/{id}/status", api.get(id + "/status"), 200);
    check("GET", "/deploy/{id}/status", api.get("/deploy/" + NOBODY + "/status"), 404);
    check("GET", "/deploy/{id}/logs", api.get(id + "/logs?limit=1"), 200);
    check("GET", "/deploy/{id}/logs", api.get(id + "/logs?after=x"), 400);
    check("GET", "/deploy/{id}/logs", api.get("/deploy/" + NOBODY + "/logs"), 404);
    String list = "/deploy/project/{projectId}";
    check("GET", list, api.get("/deploy/project/hello"), 200);
    check("GET", list, api.get("/deploy/project/hello?limit=-1"), 400);
    check("GET", list, api.get("/deploy/project/nobody"), 404);
    check("POST", "/deploy/{id}/retry", post(id + "/retry"), 409);
    check("POST", "/deploy/{id}/cancel", post(id + "/cancel"), 202);
    api.move(deployment, d -> d.cancelled(api.clock.instant()));
    api.failed(api.deployed(new ProjectId("hello")));
    Deployment last =
        api.deployments.list(new ProjectId("hello"), Optional.empty(), 1).items().getFirst();
    String lastId = "/deploy/" + last.id();
    check("POST", "/deploy/{id}/cancel", post(lastId + "/cancel"), 409);
    check("POST", "/deploy/{id}/cancel", post("/deploy/" + NOBODY + "/cancel"), 404);
    var events = api.send(api.request(lastId + "/events").build());
    check("GET", "/deploy/{id}/events", events, 200);
    var bad = api.request(lastId + "/events").header("Last-Event-ID", "x").build();
    check("GET", "/deploy/{id}/events", api.send(bad), 400);
    check("GET", "/deploy/{id}/events", api.get("/deploy/" + NOBODY + "/events"), 404);
    check("GET", "/deploy/{id}/status", api.get(lastId + "/status"), 200);
    var retry = api.json("POST", lastId + "/retry", "{\"userId\":\"jo\"}");
    check("POST", "/deploy/{id}/retry", retry, 202);
    check("POST", "/deploy/{id}/retry", api.json("POST", lastId + "/retry", "{"), 400);
    check("POST", "/deploy/{id}/retry", post("/deploy/" + NOBODY + "/retry"), 404);
  }

  private HttpResponse<String> deployAs(String key, String order) {
    return api.send(
        api.request("/deploy")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(order))
            .build());
  }

  private void batches() {
    String path = "/deployments:batch";
    String entry = "{\"projectId\":\"%s\",\"orgId\":\"acme\",\"userId\":\"jo\"}";
    api.projectWithSource("batched");
    String entries =
        String.join(
            ",",
            entry.formatted("batched"),
            entry.formatted("nobody"),
            entry.formatted("batched").replace("}", ",\"idempotencyKey\":\"two words\"}"),
            "7");
    HttpResponse<String> answer = api.json("POST", path, batch(entries));
    check("POST", path, answer, 200);
    assertThat(answer.body()).startsWith("{\"accepted\":1,");
    assertThat(answer.body().replaceAll("(?s)[^{]*\\{\"status\":(\\d+)|.", "$1 ").strip())
        .matches("202 +404 +400 +400");
    check("POST", path, api.json("POST", path, "{\"deployments\":{}}"), 400);
    check("POST", path, api.json("POST", path, batch("7,".repeat(1_000) + "7")), 400);
  }

  private static String batch(String entries) {
    return "{\"deployments\":[%s]}".formatted(entries);
  }

  private void deadLetters() {
    while (api.queue.depth().waiting() > 1) {
      api.queue.complete(api.queue.receive(1, Duration.ZERO).getFirst());
    }
    String path = "/status/queue/dead-letters";
    Deployment active =
        api.deployments.active(new ProjectId("hello"), Environment.PRODUCTION).orElseThrow();
    String letter = api.deadLetter();
    check("GET", path, api.get(path), 200);
    check("GET", path, api.get(path + "?limit=many"), 400);
    String replay = path + "/{id}/replay";
    check("POST", replay, post(path + "/" + letter + "/replay"), 409);
    check("POST", replay, api.json("POST", path + "/" + letter + "/replay", "[]"), 400);
    api.failed(active);
    check("POST", replay, post(path + "/" + letter + "/replay"), 202);
    check("POST", replay, post(path + "/nobody/replay"), 404);
    String second = api.deadLetter();
    check("DELETE", path + "/{id}", delete(path + "/" + second), 204);
    check("DELETE", path + "/{id}", delete(path + "/" + second), 404);
  }

  private void rollback() {
    String path = "/deploy/project/{projectId}/rollback";
    ProjectId project = new ProjectId("hello");
    Deployment active = api.deployments.active(project, Environment.PRODUCTION).orElseThrow();
    check("POST", path, post("/deploy/project/hello/rollback"), 409);
    check("GET", path, api.get("/deploy/project/hello/rollback"), 409);
    api.live(project, active, "one");
    Deployment ended = api.failed(active);
    Deployment next = api.deployed(project);
    assertThat(next.id()).isNotEqualTo(ended.id());
    api.live(project, next, "two");
    api.failed(next);
    check("GET", "/projects/{id}/releases", api.get("/projects/hello/releases"), 200);
    check("POST", path, post("/deploy/project/hello/rollback"), 202);
    check(
        "POST", path, api.json("POST", "/deploy/project/hello/rollback", "{\"releaseId\":1}"), 400);
    check("POST", path, post("/deploy/project/nobody/rollback"), 404);
    check("GET", path, api.get("/deploy/project/hello/rollback"), 200);
    check("GET", path, api.get("/deploy/project/hello/rollback?releaseId=1"), 400);
    check("GET", path, api.get("/deploy/project/nobody/rollback"), 404);
  }

  private void legacy() {
    String path = "/api/deploy";
    String order = "{\"projectId\":\"sample\",\"orgId\":\"acme\",\"userId\":\"jo\"}";
    check("POST", path, api.json("POST", path, order), 200);
    check("POST", path, api.json("POST", path, order), 409);
    check("POST", path, api.json("POST", path, "{}"), 400);
    check("POST", path, api.json("POST", path, "{"), 400);
    check("POST", path, api.json("POST", path, order.replace("sample", "nobody")), 404);
  }

  private void keys() {
    check("GET", "/whoami", api.get("/whoami"), 200);
    check("POST", "/keys", api.json("POST", "/keys", "{\"role\":\"platform\"}"), 201);
    check("POST", "/keys", api.json("POST", "/keys", "{\"role\":\"king\",\"name\":\"\"}"), 400);
    check("POST", "/keys", foreign("POST", "/keys", "{\"role\":\"viewer\",\"orgId\":\"o\"}"), 404);
    check("GET", "/keys", api.get("/keys?limit=1"), 200);
    check("GET", "/keys", api.get("/keys?limit=0"), 400);
    check("GET", "/keys", foreign("GET", "/keys?orgId=o", ""), 404);
    String key = "/keys/" + api.keys.create("sample", VIEWER).key().id();
    String rotate = "/keys/{id}/rotate";
    check("POST", rotate, api.json("POST", key + "/rotate", "{\"graceSeconds\":60}"), 200);
    check("GET", "/keys", api.get("/keys"), 200);
    check("POST", rotate, api.json("POST", key + "/rotate", "{\"graceSeconds\":-1}"), 400);
    check("POST", rotate, post("/keys/000000000000/rotate"), 404);
    check("DELETE", "/keys/{id}", delete(key), 204);
    check("DELETE", "/keys/{id}", delete("/keys/NONE"), 404);
    check("POST", rotate, post(key + "/rotate"), 409);
    check("GET", "/keys", api.get("/keys"), 200);
  }

  private void backup() {
    check("POST", "/backup", post("/backup"), 200);
    api.backup =
        _ -> {
          throw new SlipwayException(
              Problem.of(ProblemCode.CONFLICT, "Tried to back up", "Another one", "Wait"));
        };
    check("POST", "/backup", post("/backup"), 409);
  }

  private void audit() {
    check("GET", "/audit", api.get("/audit"), 200);
    check("GET", "/audit", api.get("/audit?after=x"), 400);
    check("GET", "/audit", foreign("GET", "/audit?orgId=o", ""), 404);
    check("GET", "/projects", foreign("GET", "/projects?orgId=o", ""), 404);
  }

  private void quota() {
    check("GET", "/quota", api.get("/quota?orgId=acme"), 200);
    check("GET", "/quota", api.get("/quota"), 400);
    check("GET", "/quota", foreign("GET", "/quota?orgId=o", ""), 404);
    check("GET", "/usage", api.get("/usage?orgId=acme"), 200);
    check("GET", "/usage", api.get("/usage?orgId=acme&month=soon"), 400);
    check("GET", "/usage", foreign("GET", "/usage?orgId=o", ""), 404);
    check("PUT", "/quota", api.json("PUT", "/quota?orgId=acme", Things.LIMITS), 200);
    check("PUT", "/quota", api.json("PUT", "/quota?orgId=acme", "{}"), 400);
    check("PUT", "/quota", foreign("PUT", "/quota?orgId=o", Things.LIMITS), 404);
    check("DELETE", "/quota", delete("/quota?orgId=acme"), 204);
    check("DELETE", "/quota", delete("/quota"), 400);
    check("DELETE", "/quota", foreign("DELETE", "/quota?orgId=o", ""), 404);
    QuotaLimits one =
        new QuotaLimits(Map.of(Quota.PER_DAY, 1L, Quota.PROJECTS, 1L, Quota.SOURCE_BYTES, 1L));
    try (ApiUnderTest full = new ApiUnderTest(scratch, one)) {
      Deployment ended = full.failed(full.deployed(full.projectWithSource("a")));
      full.deployed(full.projectWithSource("b"));
      full.projectWithSource("c");
      String order = "{\"projectId\":\"c\",\"orgId\":\"acme\",\"userId\":\"jo\"}";
      check("POST", "/deploy", full.json("POST", "/deploy", order), 429);
      String retry = "/deploy/%s/retry".formatted(ended.id());
      check("POST", "/deploy/{id}/retry", full.json("POST", retry, "{}"), 429);
      String another = "{\"orgId\":\"acme\"}";
      check("PUT", "/projects/{id}", full.json("PUT", "/projects/first", another), 200);
      check("PUT", "/projects/{id}", full.json("PUT", "/projects/second", another), 429);
      String sources = "/projects/a/sources";
      check("POST", "/projects/{id}/sources", full.json("POST", sources, Things.MANIFEST), 429);
    }
  }

  private HttpResponse<String> foreign(String method, String path, String body) {
    var request = api.request(path, ADMIN).header("Content-Type", "application/json");
    return api.send(request.method(method, BodyPublishers.ofString(body)).build());
  }

  private void unhealthy() {
    try (ApiUnderTest ill =
        new ApiUnderTest(
            scratch,
            new ServiceStatus.Check("disk", false, "it is full"),
            new ServiceStatus.Check(
                "key-vault",
                false,
                "it has no role",
                Optional.of(
                    new Preflight.Finding(
                        "key-vault",
                        "role 'B'",
                        Duration.ofMillis(30),
                        "it has no role",
                        Optional.of(Examples.problem())))))) {
      for (String path : List.of("/health", "/health/ready", "/health/detailed")) {
        check("GET", path, ill.get(path), 503);
      }
      assertThat(ill.get("/health/detailed").body())
          .contains("\"latencyMs\":30", "\"permission\":\"role 'B'\"", "\"fix\":");
      check("GET", "/health/live", ill.get("/health/live"), 200);
    }
  }

  private void deletion() {
    api.projects.save(Examples.project("unused"));
    check("DELETE", "/projects/{id}", delete("/projects/unused"), 204);
    check("DELETE", "/projects/{id}", delete("/projects/unused"), 404);
    check("DELETE", "/projects/{id}", delete("/projects/Unused"), 400);
    check("DELETE", "/projects/{id}", delete("/projects/hello"), 409);
  }

  private void check(Contract.Operation operation, HttpResponse<String> response, int status) {
    check(operation.method(), operation.path(), response, status);
  }

  private void check(String method, String path, HttpResponse<String> response, int status) {
    assertThat(response.statusCode())
        .as("%s %s: %s", method, path, response.body())
        .isEqualTo(status);
    contract.verify(method, path, response);
  }

  private HttpResponse<String> post(String path) {
    return api.send(api.request(path).POST(none()).build());
  }

  private HttpResponse<String> delete(String path) {
    return api.send(api.request(path).DELETE().build());
  }

  private HttpResponse<String> put(String path, String content) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofString(content))
            .build());
  }

  private HttpResponse<String> archive(String path, byte[] content) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/zip")
            .POST(BodyPublishers.ofByteArray(content))
            .build());
  }

  private static BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.html"));
      zip.write("<h1>Hello</h1>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
