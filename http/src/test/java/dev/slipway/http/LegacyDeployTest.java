package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What V2's callers rely on, byte for byte.
class LegacyDeployTest {
  private static final String ORDER =
      "{\"projectId\":\"hello\",\"orgId\":\"acme\",\"userId\":\"jo\"}";
  private static final String NOT_FOUND =
      "{\"success\":false,\"error\":\"Project not found\",\"message\":\"The specified project does not exist or you do not have access to it\"}";

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    api.projectWithSource("hello");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void acceptedDeploymentsAreAnsweredAsV2Did() {
    HttpResponse<String> answer = api.json("POST", "/api/deploy", ORDER);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .matches(
            "\\{\"success\":true,\"deploymentId\":\"deploy_\\d+_[a-z0-9]+\",\"message\":\"Deployment initiated successfully\"}");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    assertThat(answer.headers().firstValue("x-response-time").orElseThrow()).matches("\\d+ms");
  }

  @Test
  void anActiveDeploymentIsAConflictInV2sWords() {
    var first = api.deployed(new ProjectId("hello"));

    assertThat(api.json("POST", "/api/deploy", ORDER).body()).isEqualTo(conflict("preparing"));
    api.move(
        first,
        d ->
            d.startAttempt(Examples.NOW)
                .with(
                    new StepRecord.Done(
                        Examples.NOW, Examples.NOW, new StepResult.Synced(1, 1, 0, 5))));
    HttpResponse<String> answer = api.json("POST", "/api/deploy", ORDER);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo(conflict("deploying"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "HELLO", "' OR 1=1 --", " hello "})
  void projectsThatNobodyMayHaveAreNotFound(String project) {
    HttpResponse<String> answer = api.json("POST", "/api/deploy", ORDER.replace("hello", project));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(NOT_FOUND);
  }

  @Test
  void projectsOfAnotherOrganizationAreNotFound() {
    HttpResponse<String> answer =
        api.json("POST", "/api/deploy", ORDER.replace("acme", "somebody-else"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"orgId\":\"a\",\"userId\":\"u\"} | {\"projectId\":[\"Invalid input: expected string, received undefined\"]}",
        "{\"projectId\":\"\",\"orgId\":\"a\",\"userId\":\"u\"} | {\"projectId\":[\"Project ID is required\"]}",
        "{\"projectId\":[],\"orgId\":\"a\",\"userId\":\"u\"} | {\"projectId\":[\"Invalid input: expected string, received array\",\"Project ID is required\"]}",
        "{\"projectId\":\"p\",\"orgId\":7,\"userId\":null,\"customDomain\":true} | {\"customDomain\":[\"Invalid input: expected string, received boolean\"],\"orgId\":[\"Invalid input: expected string, received number\"],\"userId\":[\"Invalid input: expected string, received null\"]}",
      })
  void wrongMembersAreNamedInV2sWordsAndOrder(String body, String fieldErrors) {
    HttpResponse<String> answer = api.json("POST", "/api/deploy", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"success\":false,\"error\":\"Validation Error\",\"message\":\"Request validation failed\",\"details\":{\"formErrors\":[],\"fieldErrors\":%s}}"
                .formatted(fieldErrors));
  }

  @Test
  void aBodyThatIsNoObjectIsSaidAsSuch() {
    assertThat(api.json("POST", "/api/deploy", "[1]").body())
        .contains(
            "\"formErrors\":[\"Invalid input: expected object, received array\"],\"fieldErrors\":{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "", " ", "{} {}", "{\"a\":NaN}", "\uFEFF{}", "{'a':1}", "{\"a\":1,}"})
  void malformedJsonIsAnsweredWithTheRequestId(String body) {
    HttpResponse<String> answer =
        api.send(
            api.request("/api/deploy")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "fixed-request-id-0001")
                .POST(BodyPublishers.ofString(body))
                .build());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .matches(
            "\\{\"success\":false,\"error\":\\{\"code\":\"INVALID_REQUEST\",\"message\":\"Malformed JSON in request body\",\"requestId\":\"fixed-request-id-0001\"},\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "APPLICATION/JSON", "multipart/form-data"})
  void whatV2DidNotTakeForJsonWasAProjectThatIsNotFound(String type) {
    HttpResponse<String> answer =
        api.send(
            api.request("/api/deploy")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(ORDER))
                .build());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=utf-8",
        "application/vnd.api+json",
        "application/json; a=b"
      })
  void whatV2TookForJsonIsTaken(String type) {
    HttpResponse<String> answer =
        api.send(
            api.request("/api/deploy")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(ORDER))
                .build());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static String conflict(String status) {
    return "{\"success\":false,\"error\":\"Deployment in progress\",\"message\":\"Cannot start new deployment. Project is currently in '%s' state. Please wait for the current deployment to complete.\"}"
        .formatted(status);
  }
}
