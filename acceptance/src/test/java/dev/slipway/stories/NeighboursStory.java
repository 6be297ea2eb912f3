package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.Operation;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two organizations share a service, and an admin of one tries everything that there is on what
/// belongs to the other.
final class NeighboursStory {
  private static final String PROJECT = "hello-static";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void noRouteTellsOrChangesAnythingOfTheOther() {
    try (Slipway slipway = Slipway.of(NeighboursStory.class)) {
      slipway.serving();
      slipway.deploy(Project.copyOf(PROJECT)).well();
      slipway.run("env", "set", PROJECT, "GREETING=psst").well();
      Api owner = slipway.api();
      Api neighbour = new Api(owner.server(), key(owner, "acme"));
      Map<String, String> theirs = theirs(owner);
      Map<String, String> nobodys = nobodys(theirs);
      Map<String, String> before = everything(owner, theirs);

      for (Operation list : Operation.all(owner).filter(Operation::isList).toList()) {
        assertThat(list.ask(neighbour, theirs).text())
            .as("%s", list)
            .doesNotContain("psst", PROJECT, theirs.get("key"), theirs.get("deployment"));
      }
      for (Operation operation : Operation.all(owner).filter(one -> !one.isList()).toList()) {
        Reply answer = operation.ask(neighbour, theirs);
        if (operation.isAboutOneThing()) {
          assertThat(answer.status()).as("%s: %s", operation, answer.text()).isIn(403, 404);
          assertThat(withoutNames(answer, theirs))
              .as("%s of theirs, beside one of nobody's", operation)
              .isEqualTo(withoutNames(operation.ask(neighbour, nobodys), nobodys));
        }
      }

      assertThat(everything(owner, theirs)).isEqualTo(before);
      assertThat(slipway.site(PROJECT).page()).isNotEmpty();
    }
  }

  private static String key(Api owner, String organization) {
    Reply made =
        owner.send("POST", "/keys", Map.of("name", "k", "role", "admin", "orgId", organization));
    return made.json().path("key").asText();
  }

  /// What the other organization has, by what the document calls it.
  private static Map<String, String> theirs(Api owner) {
    Reply key =
        owner.send("POST", "/keys", Map.of("name", "k", "role", "viewer", "orgId", "local"));
    String deployment = owner.releases(PROJECT).get(0).path("deploymentId").asText();
    owner.end(deployment, PATIENCE);
    return Map.of(
        "project",
        PROJECT,
        "deployment",
        deployment,
        "key",
        key.json().path("keyId").asText(),
        "organization",
        "local",
        "name",
        "GREETING");
  }

  /// Names of the same form that nothing has.
  private static Map<String, String> nobodys(Map<String, String> theirs) {
    return theirs.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                thing ->
                    thing.getKey().equals("organization")
                        ? thing.getValue()
                        : thing.getValue().replaceFirst(".{3}$", "zzz")));
  }

  private static Map<String, String> everything(Api owner, Map<String, String> theirs) {
    return Stream.of(
            "/projects/%s".formatted(PROJECT),
            "/projects/%s/env".formatted(PROJECT),
            "/projects/%s/secrets".formatted(PROJECT),
            "/projects/%s/releases".formatted(PROJECT),
            "/deploy/project/%s".formatted(PROJECT),
            "/deploy/%s/status".formatted(theirs.get("deployment")),
            "/keys?orgId=local")
        .collect(Collectors.toMap(path -> path, path -> owner.get(path).text()));
  }

  /// What is left of an answer when the names in it are taken out, and what each answer has anew.
  private static String withoutNames(Reply answer, Map<String, String> names) {
    String text = answer.status() + " " + answer.text();
    for (String name : names.values()) {
      text = text.replace(name, "…");
    }
    return text.replaceAll("\"(requestId|timestamp)\":\"[^\"]*\"", "");
  }
}
