package dev.slipway.server.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where the state, the queue and the files are in Azure mode.
final class AzureSettings {
  static final Setting<Optional<ConnectionString>> SERVICE_BUS_CONNECTION =
      connection(
          "AZURE_SERVICE_BUS_CONNECTION_STRING",
          "The connection string of the Service Bus namespace, with the rights to listen and to send,"
              + " and to manage where the queue is to be made.",
          "Endpoint",
          "SharedAccessKeyName",
          "SharedAccessKey");

  static final Setting<Optional<URI>> SERVICE_BUS_NAMESPACE =
      new Setting<>(
          "AZURE_SERVICE_BUS_NAMESPACE",
          "none",
          "none, or a host name such as example.servicebus.windows.net",
          "The namespace, when the service's identity is used instead of a connection string.",
          text ->
              Forms.textIfAny(text)
                  .map(Forms.matching("[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9][A-Za-z0-9-]*)+"))
                  .map(host -> URI.create("sb://" + host)));

  static final Setting<String> SERVICE_BUS_QUEUE =
      new Setting<>(
          "AZURE_SERVICE_BUS_QUEUE",
          "slipway-deployments",
          "a name of at most 260 letters, digits and . _ - /",
          "The queue of the notices that there is work.",
          Forms.matching("[A-Za-z0-9]([A-Za-z0-9._/-]{0,258}[A-Za-z0-9])?"));

  static final Setting<Optional<URI>> SERVICE_BUS_ADMINISTRATION =
      new Setting<>(
          "AZURE_SERVICE_BUS_ADMINISTRATION_URL",
          "none",
          "none, or an https URL (http on this machine)",
          "Where the namespace is administered when that is not where it is used, as with an"
              + " emulator.",
          text -> Forms.textIfAny(text).map(Forms::safeUrl));

  static final Setting<Integer> SERVICE_BUS_PREFETCH =
      new Setting<>(
          "SERVICE_BUS_PREFETCH",
          "32",
          "1 to 1000",
          "How many notices may be on their way to this process at once.",
          Forms.number(1, 1_000));

  static final Setting<Optional<ConnectionString>> STORAGE_CONNECTION =
      connection(
          "AZURE_STORAGE_CONNECTION_STRING",
          "The connection string of the storage account.",
          "AccountName",
          "AccountKey");

  static final Setting<Optional<URI>> STORAGE_URL =
      new Setting<>(
          "AZURE_STORAGE_BLOB_URL",
          "none",
          "none, or an https URL",
          "The Blob Storage of the account, such as https://example.blob.core.windows.net, when the"
              + " service's identity is used instead of a connection string.",
          text -> Forms.textIfAny(text).map(Forms::httpsUrl));

  static final Setting<String> SOURCES_CONTAINER =
      container("AZURE_STORAGE_SOURCES_CONTAINER", "slipway-sources", "sources and their content");

  static final Setting<String> LOGS_CONTAINER =
      container("AZURE_STORAGE_LOGS_CONTAINER", "slipway-logs", "logs of deployments");

  static final Setting<String> ARTIFACTS_CONTAINER =
      container("AZURE_STORAGE_ARTIFACTS_CONTAINER", "slipway-artifacts", "what builds yielded");

  static final Setting<Optional<ConnectionString>> COSMOS_CONNECTION =
      connection(
          "AZURE_COSMOS_CONNECTION_STRING",
          "The connection string of the Cosmos DB account (NoSQL).",
          "AccountEndpoint",
          "AccountKey");

  static final Setting<Optional<URI>> COSMOS_ENDPOINT =
      new Setting<>(
          "AZURE_COSMOS_ENDPOINT",
          "none",
          "none, or an https URL",
          "The account, such as https://example.documents.azure.com, when the service's identity is"
              + " used instead of a connection string.",
          text -> Forms.textIfAny(text).map(Forms::httpsUrl));

  static final Setting<String> COSMOS_DATABASE =
      new Setting<>(
          "AZURE_COSMOS_DATABASE",
          "slipway",
          "a name of at most 255 characters, without / \\ # ?",
          "The database of the state.",
          Forms.matching("[^/\\\\#?\\s]([^/\\\\#?]{0,253}[^/\\\\#?\\s])?"));

  static final Setting<Boolean> MAY_CREATE =
      new Setting<>(
          "AZURE_CREATE_MISSING",
          "true",
          "true or false",
          "Whether a queue, a database and containers that are missing are made at the start; they"
              + " are only looked for otherwise.",
          Forms::truth);

  static final Setting<Optional<URI>> KEY_VAULT =
      new Setting<>(
          "AZURE_KEY_VAULT_URI",
          "none",
          "none, or an https URL",
          "The vault of secrets, such as https://example.vault.azure.net. A setting whose value is"
              + " `keyvault:NAME` has the value of that secret.",
          text -> Forms.textIfAny(text).map(Forms::httpsUrl));

  static final Setting<Duration> KEY_VAULT_REFRESH =
      new Setting<>(
          "KEY_VAULT_REFRESH_MS",
          "300000",
          "1000 to 86400000 milliseconds",
          "How soon a secret that was changed in the vault is noticed, and how long one is kept in"
              + " memory.",
          Forms.milliseconds(1_000, 86_400_000));

  static final List<Setting<?>> ALL =
      List.of(
          SERVICE_BUS_CONNECTION,
          SERVICE_BUS_NAMESPACE,
          SERVICE_BUS_QUEUE,
          SERVICE_BUS_ADMINISTRATION,
          SERVICE_BUS_PREFETCH,
          STORAGE_CONNECTION,
          STORAGE_URL,
          SOURCES_CONTAINER,
          LOGS_CONTAINER,
          ARTIFACTS_CONTAINER,
          COSMOS_CONNECTION,
          COSMOS_ENDPOINT,
          COSMOS_DATABASE,
          MAY_CREATE,
          KEY_VAULT,
          KEY_VAULT_REFRESH);

  private AzureSettings() {}

  private static Setting<Optional<ConnectionString>> connection(
      String name, String meaning, String... parts) {
    return new Setting<>(
        name,
        "none",
        "none, or a connection string with %s".formatted(String.join(", ", parts)),
        meaning,
        true,
        text -> Forms.textIfAny(text).map(value -> ConnectionString.parse(value, parts)));
  }

  private static Setting<String> container(String name, String fallback, String content) {
    return new Setting<>(
        name,
        fallback,
        "3 to 63 small letters, digits and single -",
        "The container of %s.".formatted(content),
        Forms.matching("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*"));
  }
}
