package dev.slipway.azure.tested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RealVariablesTest {
  private static final Map<String, String> ALL =
      Map.of(
          "AZURE_COSMOS_ENDPOINT", "https://example.documents.azure.com",
          "AZURE_COSMOS_DATABASE", "slipway-test",
          "AZURE_SERVICE_BUS_NAMESPACE", "example.servicebus.windows.net",
          "AZURE_STORAGE_BLOB_URL", "https://example.blob.core.windows.net",
          "AZURE_KEY_VAULT_URI", "https://example.vault.azure.net");

  @Test
  void everyVariableThatIsMissingIsNamedAtOnce() {
    assertThatThrownBy(() -> RealVariables.of(Map.of("AZURE_STORAGE_BLOB_URL", " ")))
        .hasMessageContainingAll(
            "AZURE_COSMOS_CONNECTION_STRING or AZURE_COSMOS_ENDPOINT",
            "AZURE_SERVICE_BUS_CONNECTION_STRING or AZURE_SERVICE_BUS_NAMESPACE",
            "AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_BLOB_URL",
            "AZURE_KEY_VAULT_URI");
  }

  @Test
  void theDatabaseOfAnInstallationIsNotTaken() {
    Map<String, String> ofAnInstallation = new HashMap<>(ALL);
    ofAnInstallation.put("AZURE_COSMOS_DATABASE", "slipway");

    assertThatThrownBy(() -> RealVariables.of(ofAnInstallation))
        .hasMessageContaining("set AZURE_COSMOS_DATABASE")
        .hasMessageNotContainingAny("KEY_VAULT", "SERVICE_BUS", "STORAGE");
  }

  @Test
  void anAccountIsNamedByItsConnectionStringOrItsAddress() {
    RealVariables byKey =
        new RealVariables(
            Map.of(
                "AZURE_COSMOS_CONNECTION_STRING",
                "AccountEndpoint=https://example.documents.azure.com:443/;AccountKey=a2V5PQ==;"));

    assertThat(byKey.ofCosmos("AccountEndpoint"))
        .contains("https://example.documents.azure.com:443/");
    assertThat(byKey.ofCosmos("AccountKey")).contains("a2V5PQ==");
    assertThat(RealVariables.of(ALL).ofCosmos("AccountKey")).isEmpty();
  }
}
