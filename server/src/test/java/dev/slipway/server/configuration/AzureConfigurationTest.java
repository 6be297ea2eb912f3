package dev.slipway.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AzureConfigurationTest {
  private static final String BUS =
      "Endpoint=sb://example.servicebus.windows.net/;SharedAccessKeyName=all;SharedAccessKey=c2VjcmV0";
  private static final String STORAGE =
      "DefaultEndpointsProtocol=https;AccountName=example;AccountKey=c2VjcmV0==";
  private static final String COSMOS =
      "AccountEndpoint=https://example.documents.azure.com:443/;AccountKey=c2VjcmV0==;";
  private static final Map<String, String> THREE =
      Map.of(
          "AZURE_SERVICE_BUS_CONNECTION_STRING", BUS,
          "AZURE_STORAGE_CONNECTION_STRING", STORAGE,
          "AZURE_COSMOS_CONNECTION_STRING", COSMOS,
          "AZURE_KEY_VAULT_URI", "https://example.vault.azure.net");
  private static final Map<String, String> VAULT =
      Map.of("AZURE_KEY_VAULT_URI", "https://example.vault.azure.net");

  @TempDir private Path userHome;

  @Test
  void theFourteenNamesOfTheOlderServiceHaveItsDefaults() {
    Map<String, String> defaults = new HashMap<>();
    Settings.ALL.forEach(setting -> defaults.put(setting.name(), setting.fallback()));

    assertThat(defaults)
        .containsAllEntriesOf(
            Map.of(
                "MAX_CONCURRENT_DEPLOYMENTS", "10",
                "DEPLOYMENT_TIMEOUT_MS", "600000",
                "BUILD_CONTAINER_CPU", "2",
                "BUILD_CONTAINER_MEMORY", "4Gi",
                "ENABLE_AUTO_SCALING", "true",
                "ENABLE_CDN_INTEGRATION", "true",
                "ENABLE_MULTI_REGION", "false"))
        .containsKeys(
            "AZURE_SUBSCRIPTION_ID",
            "AZURE_RESOURCE_GROUP",
            "AZURE_CONTAINER_REGISTRY",
            "AZURE_SERVICE_BUS_CONNECTION_STRING",
            "AZURE_STORAGE_CONNECTION_STRING",
            "AZURE_COSMOS_CONNECTION_STRING",
            "AZURE_KEY_VAULT_URI");
  }

  @Test
  void nothingIsInAzureUnlessAllThreeServicesAreNamed() {
    assertThat(read(Map.of()).azure()).isEmpty();
    assertThat(read(without("AZURE_COSMOS_CONNECTION_STRING")).azure()).isEmpty();
    assertThat(read(THREE).azure()).isPresent();
    assertThat(read(with(THREE, "SLIPWAY_MODE", "embedded")).azure()).isEmpty();
  }

  @Test
  void azureModeSaysWhatItNeeds() {
    assertThat(mistakes(Map.of("SLIPWAY_MODE", "azure")))
        .containsExactly(
            "AZURE_SERVICE_BUS_CONNECTION_STRING: Azure mode needs it, or AZURE_SERVICE_BUS_NAMESPACE for the service's identity",
            "AZURE_STORAGE_CONNECTION_STRING: Azure mode needs it, or AZURE_STORAGE_BLOB_URL for the service's identity",
            "AZURE_COSMOS_CONNECTION_STRING: Azure mode needs it, or AZURE_COSMOS_ENDPOINT for the service's identity",
            "AZURE_KEY_VAULT_URI: Azure mode needs it for the secrets of projects");
  }

  @Test
  void aServiceIsNamedByItsAddressWhereTheIdentityIsUsed() {
    Map<String, String> named = with(THREE, "AZURE_COSMOS_CONNECTION_STRING", "none");
    named.put("AZURE_COSMOS_ENDPOINT", "https://example.documents.azure.com");

    assertThat(read(named).azure().orElseThrow().cosmos())
        .isEqualTo(
            new AzureConfiguration.Cosmos(
                new ServiceAddress.WithIdentity(URI.create("https://example.documents.azure.com")),
                "slipway"));
  }

  @Test
  void aMistakeInASecretDoesNotShowIt() {
    assertThat(mistakes(with(THREE, "AZURE_STORAGE_CONNECTION_STRING", "AccountKey=c2VjcmV0")))
        .singleElement()
        .asString()
        .startsWith("AZURE_STORAGE_CONNECTION_STRING: its value, which is not shown,")
        .contains("AccountName, AccountKey")
        .doesNotContain("c2VjcmV0");
    assertThat(read(THREE).toString()).doesNotContain("c2VjcmV0");
  }

  @Test
  void aSettingMayReferToASecretOfTheVault() {
    Map<String, String> referring = with(THREE, "AZURE_COSMOS_CONNECTION_STRING", "keyvault:state");
    referring.putAll(VAULT);

    Configuration configuration =
        ConfigurationReader.read(referring, userHome, TestVault.with(Map.of("state", COSMOS)));

    assertThat(configuration.azure().orElseThrow().cosmos().address())
        .isEqualTo(new ServiceAddress.WithKey(ConnectionString.parse(COSMOS)));
  }

  @Test
  void aSecretThatIsNotThereIsAMistake() {
    Map<String, String> referring = with(VAULT, "RATE_LIMIT_PER_MINUTE", "keyvault:limit");

    assertThat(mistakes(referring, TestVault.with(Map.of())))
        .containsExactly("RATE_LIMIT_PER_MINUTE: the vault has no secret 'limit'");
  }

  @Test
  void aSecretThatDoesNotFitIsAMistakeThatDoesNotShowIt() {
    Map<String, String> referring = with(VAULT, "RATE_LIMIT_PER_MINUTE", "keyvault:limit");

    assertThat(mistakes(referring, TestVault.with(Map.of("limit", "hidden"))))
        .containsExactly(
            "RATE_LIMIT_PER_MINUTE: its value, which is not shown, is not 1 to 1000000");
  }

  @Test
  void withoutAVaultThereAreNoSecrets() {
    assertThat(mistakes(Map.of("LOG_LEVEL", "keyvault:level")))
        .containsExactly(
            "LOG_LEVEL: it refers to a secret, and AZURE_KEY_VAULT_URI names no vault");
  }

  @Test
  void theWayToTheVaultIsNotInIt() {
    assertThat(
            mistakes(
                Map.of(
                    "LOG_LEVEL", "keyvault:level",
                    "AZURE_KEY_VAULT_URI", "keyvault:vault")))
        .contains("LOG_LEVEL: it refers to a secret, and AZURE_KEY_VAULT_URI names no vault");
  }

  @Test
  void aServicePrincipalNeedsAllThatItConsistsOf() {
    assertThat(mistakes(with(VAULT, "AZURE_AUTH_METHOD", "service-principal")))
        .containsExactly(
            "AZURE_TENANT_ID: AZURE_AUTH_METHOD=service-principal needs it",
            "AZURE_CLIENT_ID: AZURE_AUTH_METHOD=service-principal needs it",
            "AZURE_CLIENT_SECRET: AZURE_AUTH_METHOD=service-principal needs it, or AZURE_CLIENT_CERTIFICATE_PATH");
  }

  @Test
  void variablesOfOthersAreNoMistakeWhereNothingInAzureIsUsed() {
    Configuration configuration =
        read(Map.of("AZURE_LOCATION", "West Europe", "AZURE_CLIENT_ID", "somebody"));

    assertThat(configuration.compute().location()).isEmpty();
    assertThat(configuration.identity().client()).isEmpty();
  }

  @Test
  void someOfTheThreeServicesRaiseADoubt() {
    assertThat(read(without("AZURE_COSMOS_CONNECTION_STRING")).doubts())
        .singleElement()
        .asString()
        .startsWith("2 of the three services");
    assertThat(read(THREE).doubts()).isEmpty();
    assertThat(read(Map.of()).doubts()).isEmpty();
  }

  @Test
  void sourcesLogsAndArtifactsHaveContainersOfTheirOwn() {
    assertThat(mistakes(with(THREE, "AZURE_STORAGE_LOGS_CONTAINER", "slipway-sources")))
        .containsExactly(
            "AZURE_STORAGE_SOURCES_CONTAINER: sources, logs and artifacts need a container each");
  }

  @ParameterizedTest
  @CsvSource({
    "AZURE_COSMOS_CONNECTION_STRING, AccountEndpoint=example;AccountKey=c2VjcmV0",
    "AZURE_SERVICE_BUS_NAMESPACE, under_scored.servicebus.windows.net",
    "AZURE_STORAGE_BLOB_URL, http://example.blob.core.windows.net"
  })
  void whatIsNoAddressIsAMistake(String name, String value) {
    assertThat(mistakes(with(THREE, name, value))).singleElement().asString().startsWith(name);
  }

  @Test
  void partsOfAConnectionStringMayHaveEqualSigns() {
    assertThat(ConnectionString.parse(COSMOS).part("AccountKey"))
        .isEqualTo(Optional.of(Secret.of("c2VjcmV0==")));
  }

  private Configuration read(Map<String, String> environment) {
    return ConfigurationReader.read(environment, userHome, TestVault.NONE);
  }

  private List<String> mistakes(Map<String, String> environment) {
    return mistakes(environment, TestVault.NONE);
  }

  private List<String> mistakes(Map<String, String> environment, Vaults vaults) {
    return catchThrowableOfType(
            SlipwayException.class, () -> ConfigurationReader.read(environment, userHome, vaults))
        .problem()
        .evidence();
  }

  private static Map<String, String> without(String name) {
    Map<String, String> rest = new HashMap<>(THREE);
    rest.remove(name);
    return rest;
  }

  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    Map<String, String> more = new HashMap<>(some);
    more.put(name, value);
    return more;
  }
}
