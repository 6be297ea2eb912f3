package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.wire.CheckBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OfflinePreflightTest {
  private final Path folder;

  OfflinePreflightTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void allMistakesOfTheConfigurationAreToldAtOnceWithWhereToCorrectThem() {
    List<CheckBody> checks = look(Map.of("SLIPWAY_MODE", "azure", "SLIPWAY_API_PORT", "many"));

    assertThat(checks)
        .allSatisfy(check -> {
          assertThat(check.name()).isEqualTo("configuration");
          assertThat(check.status()).isEqualTo("unhealthy");
          assertThat(check.code()).isEqualTo("CONFIGURATION_INVALID");
          assertThat(check.fix()).contains("slipway.properties");
        })
        .extracting(CheckBody::detail)
        .anySatisfy(detail -> assertThat(detail).startsWith("SLIPWAY_API_PORT:"))
        .anySatisfy(detail -> assertThat(detail).startsWith("AZURE_KEY_VAULT_URI:"))
        .anySatisfy(detail -> assertThat(detail).startsWith("AZURE_SERVICE_BUS_CONNECTION_STRING:"))
        .anySatisfy(detail -> assertThat(detail).startsWith("AZURE_STORAGE_CONNECTION_STRING:"))
        .anySatisfy(detail -> assertThat(detail).startsWith("AZURE_COSMOS_CONNECTION_STRING:"));
    assertThat(home()).doesNotExist();
  }

  @Test
  void withoutAzureThereIsNothingToAskAnybody() throws IOException {
    Files.createDirectory(home());

    List<CheckBody> checks = look(Map.of());

    assertThat(checks).extracting(CheckBody::status).containsExactly("healthy");
    assertThat(checks.getFirst().detail()).contains("on this machine");
    assertThat(home()).isEmptyDirectory();
  }

  @Test
  void whatMayNotBeMeantIsSaid() {
    assertThat(look(Map.of("AZURE_COSMOS_ENDPOINT", "https://localhost:1")).getFirst().detail())
        .contains("1 of the three services");
  }

  @Test
  void aVaultThatASettingRefersToIsLookedAtWhenTheConfigurationCannotBeRead() {
    List<CheckBody> checks =
        look(
            Map.of(
                "AZURE_KEY_VAULT_URI", "https://localhost:1",
                "AZURE_AUTH_METHOD", "service-principal",
                "AZURE_TENANT_ID", "11111111-2222-4333-8444-555555555555",
                "AZURE_CLIENT_ID", "11111111-2222-4333-8444-666666666666",
                "AZURE_CLIENT_SECRET", "hush-hush",
                "AZURE_AUTHORITY_HOST", "https://localhost:1",
                "SLIPWAY_BASE_DOMAIN", "keyvault:domain",
                "MAX_CONCURRENT_DEPLOYMENTS", "none at all"));

    assertThat(checks)
        .extracting(CheckBody::name)
        .containsExactly("configuration", "configuration", "identity", "key-vault");
    assertThat(checks).extracting(CheckBody::status).containsOnly("unhealthy");
    assertThat(checks.get(2).latencyMs()).isNotNull();
    assertThat(checks).noneSatisfy(check -> assertThat(check.toString()).contains("hush-hush"));
  }

  private Path home() {
    return folder.resolve("home");
  }

  private List<CheckBody> look(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("SLIPWAY_HOME", home().toString());
    return new OfflinePreflight(environment, folder, InstantSource.system()).look().checks();
  }
}
