package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.project.Reconfiguration;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings, and the versions of them and of variables.
class ConfigurationTest {
  private static final String VERSIONS = "/projects/shop/configuration/versions";

  @TempDir private Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    api.projectWithSource("shop");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void settingsAreAddedToThoseThatAreThereAndUnsetOneByOne() throws IOException {
    put("settings", "{\"node\":\"22\",\"install\":null,\"sizes\":{\"cpu\":0.50}}");
    put("settings", "{\"node\":\"24\",\"$schema\":\"x\"}");
    api.json("DELETE", "/projects/shop/settings/sizes", "");

    JsonNode now = tree(api.get("/projects/shop/settings"));

    assertThat(now.path("settings")).hasToString("{\"install\":null,\"node\":\"24\"}");
    assertThat(now.path("configurationVersion").asInt()).isEqualTo(3);
  }

  @Test
  void aMistakeIsWhatSlipwayJsonWouldSayAndSetsNothing() throws IOException {
    HttpResponse<String> answer =
        api.json("PUT", "/projects/shop/settings", "{\"node\":\"22\",\"prt\":1}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(tree(answer).path("error").asText()).isEqualTo("PROJECT_FILE_INVALID");
    assertThat(tree(answer).path("where").asText()).isEqualTo("the project's settings: prt");
    assertThat(tree(answer).path("fix").asText()).isEqualTo("Did you mean \"port\"?");
    assertThat(tree(api.get("/projects/shop/settings")).path("settings")).isEmpty();
  }

  @Test
  void everyChangeIsAVersionWithWhoMadeItAndWhatItChangedInWords() throws IOException {
    set("GREETING", "hello");
    set("GREETING", "hello");
    set("GREETING", "moin");
    put("settings", "{\"node\":\"22\"}");
    api.json("DELETE", "/projects/shop/env/GREETING", "");

    JsonNode versions = tree(api.get(VERSIONS)).path("items");

    assertThat(versions.findValuesAsText("version")).containsExactly("4", "3", "2", "1");
    assertThat(versions.findValuesAsText("text"))
        .containsExactly(
            "GREETING removed, was 'moin'",
            "setting node set to \"22\"",
            "GREETING changed from 'hello' to 'moin'",
            "GREETING set to 'hello'");
    assertThat(versions.findValuesAsText("setBy")).containsOnly("machine");
  }

  @Test
  void theNameOfTheKeyIsWhatIsKeptOfWhoMadeIt() throws IOException {
    String path = "/projects/shop/settings";
    var request =
        api.request(path, Grant.in(Examples.ACME, Role.DEPLOYER))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"port\":1}"))
            .build();
    assertThat(api.send(request).statusCode()).isEqualTo(200);

    assertThat(tree(api.get(VERSIONS)).at("/items/0/setBy").asText()).startsWith("key:");
  }

  @Test
  void changesAtOnceAreAllThereOneAfterTheOther() throws IOException {
    AtOnce.race(8, number -> set("N" + number, "x").statusCode());

    assertThat(tree(api.get(VERSIONS)).path("items").findValuesAsText("version"))
        .containsExactly("8", "7", "6", "5", "4", "3", "2", "1");
    assertThat(tree(api.get("/projects/shop/env")).path("items")).hasSize(8);
  }

  @Test
  void aVersionIsReadWholeWithoutTheValuesOfSecrets() throws IOException {
    set("GREETING", "hello");
    put("secrets", variables("API_KEY", "s3cret"));
    put("settings", "{\"node\":\"22\"}");

    HttpResponse<String> answer = api.get(VERSIONS + "/3");

    assertThat(answer.body()).doesNotContain("s3cret");
    assertThat(tree(answer).path("settings")).hasToString("{\"node\":\"22\"}");
    assertThat(tree(answer).path("variables").findValuesAsText("name"))
        .containsExactly("API_KEY", "GREETING");
    assertThat(tree(answer).at("/variables/0/version").asInt()).isEqualTo(1);
    assertThat(tree(answer).at("/variables/1/value").asText()).isEqualTo("hello");
  }

  @Test
  void whatBecameASecretIsNotShownAsItWasWhenItWasNone() throws IOException {
    set("API_KEY", "oh-no");
    put("secrets", variables("API_KEY", "oh-no"));

    assertThat(api.get(VERSIONS).body()).doesNotContain("oh-no").contains("***");
    assertThat(api.get(VERSIONS + "/1").body()).doesNotContain("oh-no");
  }

  @Test
  void returningToAVersionIsTheNextOne() throws IOException {
    set("GREETING", "hello");
    put("settings", "{\"node\":\"22\"}");
    put("secrets", variables("API_KEY", "one"));
    put("secrets", variables("API_KEY", "two"));
    api.json("DELETE", "/projects/shop/env/GREETING", "");

    JsonNode restored = tree(api.json("POST", VERSIONS + "/3/restore", ""));

    assertThat(restored.path("version").asInt()).isEqualTo(6);
    assertThat(restored.path("returnedTo").asInt()).isEqualTo(3);
    assertThat(restored.path("changes").findValuesAsText("text"))
        .containsExactly(
            "API_KEY changed from secret version 2 to secret version 1", "GREETING set to 'hello'");
    assertThat(tree(api.json("POST", VERSIONS + "/3/restore", "")).path("version").asInt())
        .isEqualTo(6);
  }

  @Test
  void oldVersionsAreForgottenUnlessAReleaseHoldsThem() throws IOException {
    ProjectId shop = new ProjectId("shop");
    set("N", "0");
    Deployment deployment = api.deployed(shop);
    for (int i = 1; i <= Reconfiguration.KEPT; i++) {
      set("N", "during " + i);
    }
    assertThat(api.get(VERSIONS + "/1").statusCode()).isEqualTo(200);
    api.live(shop, deployment, "content", 1);
    api.failed(deployment);

    set("N", "after");

    assertThat(api.get(VERSIONS + "/1").statusCode()).isEqualTo(200);
    assertThat(api.get(VERSIONS + "/2").statusCode()).isEqualTo(404);
    assertThat(tree(api.get(VERSIONS + "?limit=1000")).path("items"))
        .hasSize(Reconfiguration.KEPT + 1);
  }

  @Test
  void valuesThatTogetherAreTooLongAreRefused() {
    List<String> large = List.of("x".repeat(32_000), "y".repeat(32_000));
    int status = 200;
    int sets = 0;
    while (status == 200 && sets < 100) {
      status = set("N" + sets, large.get(sets % 2)).statusCode();
      sets++;
    }

    assertThat(status).isEqualTo(400);
    assertThat(sets).isEqualTo(33);
    assertThat(set("N0", "short").statusCode()).isEqualTo(200);
  }

  @Test
  void aRollbackSaysWhatItReturnsToBeforeAndWhenItIsAskedFor() throws IOException {
    ProjectId shop = new ProjectId("shop");
    set("GREETING", "hello");
    for (String content : List.of("one", "two")) {
      Deployment deployment = api.deployed(shop);
      api.live(shop, deployment, content, 1);
      api.failed(deployment);
    }
    set("GREETING", "moin");
    put("settings", "{\"node\":\"22\"}");

    JsonNode preview = tree(api.get("/deploy/project/shop/rollback"));
    JsonNode accepted = tree(api.json("POST", "/deploy/project/shop/rollback", "{}"));

    assertThat(accepted.path("returnsTo")).isEqualTo(preview);
    assertThat(preview.path("configurationVersion").asInt()).isEqualTo(1);
    assertThat(preview.at("/configuration/presentVersion").asInt()).isEqualTo(3);
    assertThat(preview.at("/configuration/whole").asBoolean()).isTrue();
    assertThat(preview.at("/configuration/setAt").asText()).isNotEmpty();
    assertThat(preview.at("/configuration/differences").findValuesAsText("text"))
        .containsExactly(
            "setting node was not set, is \"22\" now", "GREETING was 'hello', is 'moin' now");
  }

  @Test
  void whoeverAsksIsToldWhoTheyAre() throws IOException {
    JsonNode key =
        tree(api.send(api.request("/whoami", Grant.in(Examples.ACME, Role.VIEWER)).build()));

    assertThat(key.path("caller").asText()).startsWith("key:");
    assertThat(key.path("name").asText()).isEqualTo("test");
    assertThat(key.path("role").asText()).isEqualTo("viewer");
    assertThat(key.path("organizationId").asText()).isEqualTo("acme");
    assertThat(tree(api.get("/whoami")))
        .hasToString("{\"caller\":\"machine\",\"role\":\"platform\"}");
  }

  private HttpResponse<String> set(String name, String value) {
    return api.json("PUT", "/projects/shop/env", variables(name, value));
  }

  private void put(String what, String body) {
    assertThat(api.json("PUT", "/projects/shop/" + what, body).statusCode()).isEqualTo(200);
  }

  private static String variables(String name, String value) {
    return "{\"variables\":[{\"name\":\"%s\",\"value\":\"%s\"}]}".formatted(name, value);
  }

  private static JsonNode tree(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
