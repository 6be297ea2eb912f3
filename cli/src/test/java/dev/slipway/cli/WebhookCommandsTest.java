package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `slipway webhooks`.
class WebhookCommandsTest {
  private static final String ID = "wh_k3f9x0a1b2c4";
  private static final String PATH = "/projects/shop/webhooks/" + ID;
  private static final String WEBHOOK =
      """
      {"webhookId":"wh_k3f9x0a1b2c4","projectId":"shop","url":"https://example.com/hook?***",
      "events":["deployment.succeeded","deployment.failed"],%s
      "secretSince":"2026-11-23T12:00:00Z","createdAt":"2026-11-23T12:00:00Z"}\
      """;
  private static final String ISSUED = WEBHOOK.formatted("\"active\":true,\"secret\":\"whsec_s\",");
  private static final String DELIVERY =
      """
      {"deliveryId":"msg_1","webhookId":"wh_k3f9x0a1b2c4","event":"deployment.failed",
      "deploymentId":"deploy_1_a","createdAt":"2026-11-23T12:00:00Z",%s}\
      """;
  private static final String UNTRIED =
      "\"state\":\"waiting\",\"nextTryAt\":\"2026-11-23T12:00:00Z\",\"tries\":[]";
  private static final String TAKEN =
      """
      "state":"delivered","endedAt":"2026-11-23T12:00:01Z",
      "tries":[{"at":"2026-11-23T12:00:00Z","durationMs":12,"status":204,"answer":"fine"}],
      "body":"{\\"type\\":\\"deployment.failed\\"}"\
      """;
  private static final String IN_VAIN =
      """
      "state":"waiting","nextTryAt":"2026-11-23T12:00:35Z",
      "tries":[{"at":"2026-11-23T12:00:00Z","durationMs":15000,"problem":{"error":"WEBHOOK_TIMEOUT",
      "message":"It did not answer within 15 s\\u001b[31m","tried":"Tried","kind":"EXTERNAL",
      "evidence":[],"fix":"Wait","retryable":true}}]\
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhooks",
        "webhooks add",
        "webhooks list",
        "webhooks update",
        "webhooks remove",
        "webhooks rotate",
        "webhooks test",
        "webhooks log",
        "webhooks redeliver"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    CliRun run = CliRun.in(folder).run((command + " --help").split(" ", -1));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: slipway " + command).contains("Example");
  }

  @Test
  void theSecretOfANewWebhookIsAllThatAProgramReads() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /projects/shop/webhooks", 201, ISSUED);

      CliRun run =
          CliRun.in(folder)
              .server(server)
              .run(
                  "webhooks",
                  "add",
                  "shop",
                  "https://example.com/hook?a=b",
                  "--event",
                  "deployment.succeeded",
                  "--event",
                  "deployment.failed");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("whsec_s\n");
      assertThat(run.err()).contains(ID, "shop", "not shown again");
      assertThat(server.asked().getFirst().body())
          .isEqualTo(
              "{\"url\":\"https://example.com/hook?a=b\","
                  + "\"events\":[\"deployment.succeeded\",\"deployment.failed\"]}");
    }
  }

  @Test
  void whatIsNotSaidIsLeftToTheServer() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /projects/shop/webhooks", 201, ISSUED);

      CliRun.in(folder).server(server).run("webhooks", "add", "shop", "https://example.com/");

      assertThat(server.asked().getFirst().body()).isEqualTo("{\"url\":\"https://example.com/\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"active\":true,| on",
        "\"active\":true,\"failingSince\":\"2026-11-23T12:00:00Z\",| failing since 2026-11-23T12:00:00Z",
        "\"active\":false,\"inactiveSince\":\"2026-11-23T12:00:00Z\",\"inactiveReason\":\"gone\",| answered 410",
        "\"active\":false,\"inactiveSince\":\"2026-11-23T12:00:00Z\",\"inactiveReason\":\"failing\",| for days",
      })
  void webhooksAreListedWithTheirState(String members, String state) throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "GET /projects/shop/webhooks",
          200,
          "{\"items\":[%s]}".formatted(WEBHOOK.formatted(members)));

      CliRun run = CliRun.in(folder).server(server).run("webhooks", "list", "shop");

      assertThat(run.out()).contains(ID, "https://example.com/hook?***", "succeeded failed", state);
    }
  }

  @ParameterizedTest
  @CsvSource({"--on,true", "--off,false"})
  void aWebhookIsSwitched(String option, String active) throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("PUT " + PATH, 200, ISSUED).json("GET " + PATH, 200, ISSUED);

      CliRun run = CliRun.in(folder).server(server).run("webhooks", "update", "shop", ID, option);

      assertThat(run.out()).isEqualTo("Changed; it is on\n");
      assertThat(server.asked().getFirst().body()).isEqualTo("{\"active\":%s}".formatted(active));
    }
  }

  @Test
  void aWebhookIsNotSwitchedOnAndOffAtOnce() throws IOException {
    try (StandInServer server = new StandInServer()) {
      CliRun run =
          CliRun.in(folder).server(server).run("webhooks", "update", "shop", ID, "--on", "--off");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void aSecretIsRotatedWithADayOfGrace() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST %s/rotate".formatted(PATH), 200, ISSUED);

      CliRun run = CliRun.in(folder).server(server).run("webhooks", "rotate", "shop", ID);

      assertThat(run.out()).isEqualTo("whsec_s\n");
      assertThat(server.asked().getFirst().body()).isEqualTo("{\"graceSeconds\":86400}");
    }
  }

  @Test
  void aTestWaitsForItsOutcome() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server
          .json("POST %s/test".formatted(PATH), 202, DELIVERY.formatted(UNTRIED))
          .json("GET %s/deliveries/msg_1".formatted(PATH), 200, DELIVERY.formatted(UNTRIED))
          .json("GET %s/deliveries/msg_1".formatted(PATH), 200, DELIVERY.formatted(TAKEN));

      CliRun run = CliRun.in(folder).server(server).run("webhooks", "test", "shop", ID);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("Delivered: status 204 after 12 ms\n");
    }
  }

  @Test
  void whatIsDeliveredAgainInVainIsAProblemOfSomethingOutside() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server
          .json(
              "POST %s/deliveries/msg_1/redeliver".formatted(PATH), 202, DELIVERY.formatted(TAKEN))
          .json("GET %s/deliveries/msg_1".formatted(PATH), 200, DELIVERY.formatted(IN_VAIN));

      CliRun run =
          CliRun.in(folder).server(server).run("webhooks", "redeliver", "shop", ID, "msg_1");

      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.out())
          .startsWith("Not delivered: WEBHOOK_TIMEOUT: It did not answer within 15 s")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void theLogIsATable() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "GET %s/deliveries?limit=100".formatted(PATH),
          200,
          "{\"items\":[%s,%s],\"next\":\"7\"}"
              .formatted(DELIVERY.formatted(IN_VAIN), DELIVERY.formatted(TAKEN)));

      CliRun run = CliRun.in(folder).server(server).run("webhooks", "log", "shop", ID);

      assertThat(run.out())
          .contains("msg_1", "deployment.failed", "deploy_1_a", "next try 2026-11-23T12:00:35Z")
          .contains("WEBHOOK_TIMEOUT", "delivered", "status 204")
          .doesNotContain("\u001b");
      assertThat(run.err()).contains("--after 7");
    }
  }

  @Test
  void oneDeliveryIsShownWithItsTriesAndItsBody() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("GET %s/deliveries/msg_1".formatted(PATH), 200, DELIVERY.formatted(TAKEN));

      CliRun run = CliRun.in(folder).server(server).run("webhooks", "log", "shop", ID, "msg_1");

      assertThat(run.out())
          .contains("deployment.failed   delivered", "12 ms", "status 204", "fine")
          .contains("{\"type\":\"deployment.failed\"}");
    }
  }

  @Test
  void aWebhookIsRemoved() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("DELETE " + PATH, 204, "");

      CliRun run = CliRun.in(folder).server(server).run("webhooks", "remove", "shop", ID);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("Removed\n");
    }
  }
}
