package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Cloud;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `slipway doctor` tells what is wrong with Azure also where no server runs, because it cannot
/// start for instance.
final class CloudDoctorStory {
  private static final Cloud CLOUD = Cloud.start();
  private static final String NOBODY =
      "Endpoint=sb://localhost:1;SharedAccessKeyName=a;"
          + "SharedAccessKey=YQ==;UseDevelopmentEmulator=true";

  private final List<Slipway> users = new ArrayList<>();

  private Slipway user(String installation) {
    Slipway user = Slipway.withoutHome(CloudDoctorStory.class).in(CLOUD, installation);
    users.add(user);
    return user;
  }

  @AfterEach
  void close() {
    users.forEach(Slipway::close);
  }

  @AfterAll
  static void end() {
    CLOUD.close();
  }

  @Test
  void beforeTheFirstStartAllIsWellAndNothingIsMade() {
    Slipway user = user("fresh");

    Ran doctor = user.run("doctor", "--json").well();

    Map<String, String> findings = findings(doctor);
    assertThat(detail(findings, "configuration")).contains("in Azure");
    assertThat(detail(findings, "identity")).contains("service-principal:", ", until ");
    assertThat(detail(findings, "key-vault")).contains("lets secrets be read and deleted");
    assertThat(detail(findings, "service-bus")).contains("queue fresh is not there yet");
    assertThat(detail(findings, "blob-storage")).contains("fresh-sources is not there yet");
    assertThat(detail(findings, "cosmos")).contains("of database fresh is not there yet");
    assertThat(doctor.toString()).doesNotContain("eyJ", "the service's own secret");
    assertThat(user.home()).doesNotExist();
    assertThat(detail(findings(user.run("doctor", "--json").well()), "service-bus"))
        .contains("is not there yet");
  }

  @Test
  void whereAServerHasRunEachServiceIsUsedAndItsTimeTold() {
    Slipway user = user("used");
    user.serving();
    Map<String, String> running = findings(user.run("doctor", "--json").well());
    user.run("down").well();

    Map<String, String> findings = findings(user.run("doctor", "--json").well());

    for (String service :
        List.of("cosmos", "service-bus", "blob-storage", "identity", "key-vault")) {
      assertThat(detail(findings, service)).as(service).matches(".* \\(\\d+ ms\\)");
      assertThat(withoutTime(detail(findings, service)))
          .as("the same as of a running server")
          .isEqualTo(withoutTime(detail(running, service)));
    }
    assertThat(user.home().resolve("server.json")).doesNotExist();
  }

  @Test
  void aServerThatDoesNotStartLeavesADoctorThatSaysWhy() {
    Slipway user = user("away");
    user.serving();
    user.run("down").well();
    user.with("AZURE_SERVICE_BUS_CONNECTION_STRING", NOBODY)
        .with("AZURE_SERVICE_BUS_ADMINISTRATION_URL", "http://localhost:1")
        .with("AZURE_CLIENT_SECRET", "another secret");

    assertThat(user.run("server").exitCode()).isEqualTo(5);
    Ran doctor = user.run("doctor");

    assertThat(doctor.exitCode()).as(doctor.toString()).isEqualTo(5);
    assertThat(doctor.out())
        .containsPattern("fail +service-bus .*cannot be reached over the network")
        .containsPattern("fail +identity .*")
        .containsPattern("ok +cosmos +4 containers")
        .containsPattern("ok +blob-storage +3 containers")
        .doesNotContain("another secret");
  }

  @Test
  void whoMayNotSendIsToldBeforeAnythingIsDeployed() {
    Slipway user = user("listener");
    user.serving();
    user.run("down").well();

    Ran doctor =
        user.with("AZURE_SERVICE_BUS_CONNECTION_STRING", CLOUD.bus().listenersConnectionString())
            .run("doctor");

    assertThat(doctor.exitCode()).as(doctor.toString()).isEqualTo(5);
    assertThat(doctor.out())
        .containsPattern("fail +service-bus .*the claim Send is missing")
        .contains("Azure Service Bus Data Sender");
  }

  @Test
  void allMistakesOfTheConfigurationAreToldAtOnce() {
    Slipway user =
        user("wrong").with("AZURE_KEY_VAULT_URI", "none").with("SERVICE_BUS_PREFETCH", "many");

    Ran doctor = user.run("doctor");

    assertThat(doctor.exitCode()).as(doctor.toString()).isEqualTo(5);
    assertThat(doctor.out())
        .containsPattern("fail +configuration +AZURE_KEY_VAULT_URI: ")
        .containsPattern("fail +configuration +SERVICE_BUS_PREFETCH: ");
    assertThat(Files.exists(user.home())).isFalse();
  }

  private static Map<String, String> findings(Ran doctor) {
    Map<String, String> findings = new LinkedHashMap<>();
    StreamSupport.stream(doctor.json().spliterator(), false)
        .forEach(finding ->
            findings.put(finding.path("what").asText(), finding.path("detail").asText()));
    return findings;
  }

  private static String detail(Map<String, String> findings, String what) {
    return Optional.ofNullable(findings.get(what)).orElseThrow();
  }

  private static String withoutTime(String detail) {
    return detail.replaceAll(" \\(\\d+ ms\\)$", "").replaceAll(", until .*", "");
  }
}
