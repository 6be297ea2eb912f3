package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `slipway keys`, `slipway quota`, `slipway usage` and `slipway audit`.
class AccessCommandsTest {
  private static final String KEY =
      """
      {"keyId":"k3f9x0a1b2c4",%s"name":"ci","role":"deployer","organizationId":"acme",
      "createdAt":"2026-11-23T12:00:00Z","secretSince":"2026-11-23T12:00:00Z"%s}\
      """;
  private static final String ISSUED =
      KEY.formatted("\"key\":\"slipkey_k3f9x0a1b2c4_s3cret\",", "");

  private static final String LIMITED =
      KEY.formatted(
          "\"key\":\"slipkey_k3f9x0a1b2c4_s3cret\",",
          ",\"environments\":[\"development\",\"staging\"]");
  private static final String QUOTA = "{\"organizationId\":\"acme\",\"quotas\":[],\"releases\":[]}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys",
        "keys create",
        "keys list",
        "keys rotate",
        "keys revoke",
        "quota",
        "quota set",
        "usage",
        "audit"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    CliRun run = CliRun.in(folder).run((command + " --help").split(" ", -1));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: slipway " + command).contains("Example");
  }

  @Test
  void aNewKeyIsAllThatAProgramReads() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /keys", 201, ISSUED);

      CliRun run =
          CliRun.in(folder)
              .server(server)
              .run("keys", "create", "--role", "deployer", "--org", "acme", "--name", "ci");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("slipkey_k3f9x0a1b2c4_s3cret\n");
      assertThat(run.err()).contains("k3f9x0a1b2c4", "deployer of acme", "not shown again");
      assertThat(server.asked().getFirst().body())
          .isEqualTo("{\"name\":\"ci\",\"role\":\"deployer\",\"orgId\":\"acme\"}");
    }
  }

  @Test
  void aKeyMayBeLimitedToEnvironments() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /keys", 201, LIMITED);

      CliRun run =
          CliRun.in(folder)
              .server(server)
              .run(
                  "keys",
                  "create",
                  "--role=deployer",
                  "--environment=staging",
                  "--environment=development");

      assertThat(run.err()).contains("changes nothing outside of development and staging");
      assertThat(server.asked().getFirst().body())
          .isEqualTo("{\"role\":\"deployer\",\"environments\":[\"staging\",\"development\"]}");
    }
  }

  @Test
  void whatIsNotSaidIsLeftToTheServer() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /keys", 201, ISSUED);

      CliRun.in(folder).server(server).run("keys", "create", "--role", "platform");

      assertThat(server.asked().getFirst().body()).isEqualTo("{\"role\":\"platform\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({"90s,90", "30m,1800", "24h,86400", "7d,604800"})
  void theGraceIsATime(String time, String seconds) throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /keys/k3f9x0a1b2c4/rotate", 200, ISSUED);

      CliRun run =
          CliRun.in(folder).server(server).run("keys", "rotate", "k3f9x0a1b2c4", "--grace", time);

      assertThat(run.out()).startsWith("slipkey_");
      assertThat(server.asked().getFirst().body())
          .isEqualTo("{\"graceSeconds\":%s}".formatted(seconds));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "-1s", "1w", "9999999999s", "1.5h"})
  void aGraceThatIsNoTimeIsAUsageError(String time) throws IOException {
    try (StandInServer server = new StandInServer()) {
      CliRun run =
          CliRun.in(folder).server(server).run("keys", "rotate", "k3f9x0a1b2c4", "--grace=" + time);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void keysAreListedWithTheirState() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "GET /keys?orgId=acme&limit=100",
          200,
          "{\"items\":[%s],\"next\":\"k3\"}"
              .formatted(KEY.formatted("", ",\"revokedAt\":\"2026-11-24T12:00:00Z\"")));

      CliRun run = CliRun.in(folder).server(server).run("keys", "list", "--org", "acme");

      assertThat(run.out())
          .contains("k3f9x0a1b2c4", "deployer", "acme", "ci", "revoked 2026-11-24T12:00:00Z");
      assertThat(run.err()).contains("--after k3");
    }
  }

  @Test
  void aKeyIsRevoked() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("DELETE /keys/k3f9x0a1b2c4", 204, "");

      CliRun run = CliRun.in(folder).server(server).run("keys", "revoke", "k3f9x0a1b2c4");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("Revoked\n");
    }
  }

  @Test
  void quotasAreATable() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "GET /quota?orgId=acme",
          200,
          """
          {"organizationId":"acme","quotas":[
          {"name":"concurrent","title":"deployments at once","own":false,"used":1},
          {"name":"perDay","title":"deployments a day","limit":200,"own":true,"used":17,
          "resetsAt":"2026-11-26T00:00:00Z"}],"releases":[
          {"environment":"staging","own":false},
          {"environment":"production","milliCpu":2000,"own":true}]}\
          """);

      CliRun run = CliRun.in(folder).server(server).run("quota", "--org", "acme");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out().lines())
          .containsExactly(
              "acme                            used   limit     from          resets",
              "deployments at once             1      none      everybody's",
              "deployments a day               17     200       its own       2026-11-26T00:00:00Z",
              "largest release in production          2.0 CPU   its own");
    }
  }

  @Test
  void limitsAreSetAsPeopleWriteThem() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("PUT /quota?orgId=acme", 200, QUOTA);
      server.json("GET /quota?orgId=acme", 200, QUOTA);

      CliRun run =
          CliRun.in(folder)
              .server(server)
              .run(
                  "quota",
                  "set",
                  "--org=acme",
                  "--concurrent=5",
                  "--per-day=none",
                  "--per-month=default",
                  "--source-bytes=2GiB",
                  "--cpu=0.5",
                  "--memory=16GiB",
                  "--largest=production=2/4GiB");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(server.asked().getFirst().body())
          .isEqualTo(
              """
              {"quotas":[{"name":"concurrent","limit":5,"own":true},\
              {"name":"perDay","own":true},{"name":"perMonth","own":false},\
              {"name":"sourceBytes","limit":2147483648,"own":true},\
              {"name":"milliCpu","limit":500,"own":true},\
              {"name":"memoryMebibytes","limit":16384,"own":true}],\
              "releases":[{"environment":"production","milliCpu":2000,\
              "memoryMebibytes":4096,"own":true}]}\
              """);
    }
  }

  @Test
  void ownLimitsAreTakenBack() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("DELETE /quota?orgId=acme", 200, "{}");
      server.json("GET /quota?orgId=acme", 200, QUOTA);

      CliRun run = CliRun.in(folder).server(server).run("quota", "set", "--org", "acme", "--reset");

      assertThat(run.exitCode()).as(run.err()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quota set --org acme",
        "quota set --org acme --projects many",
        "quota set --org acme --memory 1KiB",
        "quota set --org acme --cpu 0.0001",
        "quota set --org acme --largest production=2"
      })
  void whatIsNoLimitIsRefusedBeforeAnybodyIsAsked(String command) {
    assertThat(CliRun.in(folder).run(command.split(" ", -1)).exitCode()).isEqualTo(2);
  }

  @Test
  void usageIsATableWithItsSum() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "GET /usage?orgId=acme&month=2026-11&limit=1",
          200,
          """
          {"organizationId":"acme","month":"2026-11",
          "total":{"deployments":3,"buildSeconds":4.25,"cpuSeconds":6.5,"bytesStored":70,
          "runningHours":800.25},
          "items":[{"projectId":"blog",
          "used":{"deployments":1,"buildSeconds":1.5,"cpuSeconds":2,"bytesStored":10,
          "runningHours":720}}],"next":"blog"}\
          """);

      CliRun run =
          CliRun.in(folder)
              .server(server)
              .run("usage", "--org", "acme", "--month", "2026-11", "--limit", "1");

      assertThat(run.out().lines())
          .containsExactly(
              "project                  deployments   build seconds   cpu seconds   bytes stored   running hours",
              "blog                     1             1.5             2.0           10             720.0",
              "all of acme in 2026-11   3             4.3             6.5           70             800.3");
      assertThat(run.err()).contains("--after blog");
    }
  }

  @Test
  void theAuditLogIsATable() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "GET /audit?limit=100",
          200,
          """
          {"items":[{"at":"2026-11-23T12:00:00Z","caller":"key:k3f9x0a1b2c4","role":"admin",
          "callerOrganizationId":"acme","action":"project.delete","subject":"shop\\u001b[31m",
          "organizationId":"acme","from":"10.0.0.7","requestId":"r1","outcome":"refused"}]}\
          """);

      CliRun run = CliRun.in(folder).server(server).run("audit");

      assertThat(run.out())
          .contains("key:k3f9x0a1b2c4", "project.delete", "shop", "refused", "10.0.0.7", "r1")
          .doesNotContain("\u001b");
    }
  }
}
