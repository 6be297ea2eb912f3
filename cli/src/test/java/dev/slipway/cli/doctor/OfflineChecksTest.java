package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With a script in the place of the server's program.
@Timeout(60)
final class OfflineChecksTest {
  private static final String FOUND =
      """
      {"checks":[
        {"name":"configuration","status":"healthy","detail":"every setting can be read"},
        {"name":"cosmos","status":"healthy","detail":"all there","latencyMs":12,"permission":"role 'A'"},
        {"name":"configuration","status":"unhealthy","detail":"AZURE_KEY_VAULT_URI: needed",
         "code":"CONFIGURATION_INVALID","fix":"Correct it"},
        {"name":"service-bus","status":"unhealthy","detail":"may not send","latencyMs":30,
         "permission":"role 'B'","code":"QUEUE_SEND_FAILED","fix":"Give it role 'B'"}]}
      """;

  private final Path folder;

  OfflineChecksTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void putTheServerInItsPlace() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    Files.createFile(folder.resolve("lib").resolve("slipway-server-0.jar"));
    program("echo \"$*\" >%s/started; cat <<'END'\n%sEND".formatted(folder, FOUND));
  }

  @Test
  void whatTheServersProgramFoundIsShownLikeThatOfARunningServer() throws IOException {
    assertThat(find(Map.of("SLIPWAY_MODE", "azure")))
        .containsExactly(
            Finding.ok("configuration", "every setting can be read"),
            Finding.ok("cosmos", "all there (12 ms)"),
            Finding.fail("configuration", "AZURE_KEY_VAULT_URI: needed", "Correct it"),
            Finding.fail(
                "service-bus", "may not send (30 ms); it needs role 'B'", "Give it role 'B'"));
    assertThat(Files.readString(folder.resolve("started")).strip())
        .endsWith("dev.slipway.server.OfflineMain preflight " + folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SLIPWAY_MODE=AZURE",
        "SLIPWAY_MODE=azur",
        "AZURE_KEY_VAULT_URI=https://example.vault.azure.net",
        "SLIPWAY_MODE=embedded AZURE_KEY_VAULT_URI=https://example.vault.azure.net",
        "AZURE_SERVICE_BUS_NAMESPACE=a AZURE_STORAGE_CONNECTION_STRING=b AZURE_COSMOS_ENDPOINT=c"
      })
  void itIsAskedWhereAServerWouldUseAzure(String settings) {
    assertThat(find(variables(settings))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SLIPWAY_API_PORT=0",
        "AZURE_KEY_VAULT_URI=none",
        "AZURE_SERVICE_BUS_NAMESPACE=a AZURE_COSMOS_ENDPOINT=c",
        "SLIPWAY_MODE=embedded AZURE_SERVICE_BUS_NAMESPACE=a AZURE_STORAGE_BLOB_URL=b AZURE_COSMOS_ENDPOINT=c"
      })
  void itIsNotAskedWhereAServerWouldNot(String settings) {
    assertThat(find(variables(settings))).isEmpty();
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void theFileOfSettingsCountsToo() throws IOException {
    Files.writeString(folder.resolve("slipway.properties"), "SLIPWAY_MODE=azure\n");

    assertThat(find(Map.of())).hasSize(4);
  }

  @Test
  void itsFindingsFollowThoseOfThisMachine() {
    assertThat(
            new Checks(
                    surroundings(Map.of("SLIPWAY_MODE", "azure")),
                    Optional.empty(),
                    _ -> Optional.empty())
                .run())
        .extracting(Finding::what)
        .containsSubsequence("server", "proxy port", "configuration", "cosmos", "service-bus");
  }

  @Test
  void aProgramThatDoesNotEndIsEnded() throws IOException {
    program("exec sleep 600");

    List<Finding> findings =
        new OfflineChecks(surroundings(Map.of()), Duration.ofMillis(200))
            .find(settings(Map.of("SLIPWAY_MODE", "azure")));

    assertThat(findings).extracting(Finding::level).containsExactly(Finding.Level.FAIL);
    assertThat(findings.getFirst().detail()).contains("did not end within 200 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "echo '{'", "true"})
  void aProgramThatFailsIsAFinding(String script) throws IOException {
    program(script);

    assertThat(find(Map.of("SLIPWAY_MODE", "azure")))
        .extracting(Finding::what, Finding::level)
        .containsExactly(tuple("preflight", Finding.Level.FAIL));
  }

  private List<Finding> find(Map<String, String> variables) {
    return new OfflineChecks(surroundings(variables), OfflineChecks.PATIENCE)
        .find(settings(variables));
  }

  private ServerSettings settings(Map<String, String> variables) {
    return new ServerSettings(surroundings(variables));
  }

  private Surroundings surroundings(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("SLIPWAY_LIB", folder.resolve("lib").toString());
    all.put("SLIPWAY_JAVA", folder.resolve("java").toString());
    all.put("NPM_CONFIG_REGISTRY", "http://127.0.0.1:1");
    return TestSurroundings.of(folder, all);
  }

  private void program(String script) throws IOException {
    Path java = folder.resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  private static Map<String, String> variables(String settings) {
    Map<String, String> variables = new HashMap<>();
    for (String setting : settings.split(" ", -1)) {
      String[] pair = setting.split("=", 2);
      variables.put(pair[0], pair[1]);
    }
    return variables;
  }
}
