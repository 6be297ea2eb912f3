package dev.slipway.server.configuration;

import dev.slipway.azure.identity.ClientId;
import dev.slipway.azure.identity.EnvironmentClass;
import dev.slipway.azure.identity.IdentityMethod;
import dev.slipway.azure.identity.TenantId;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who the service is to Azure.
final class SignInSettings {
  static final Setting<EnvironmentClass> ENVIRONMENT =
      new Setting<>(
          "SLIPWAY_ENVIRONMENT",
          "production",
          "development or production",
          "What this installation is for: in development a developer's own sign-in is used, and goes"
              + " before what the machine is.",
          Forms.choice(EnvironmentClass.class));

  static final Setting<Optional<IdentityMethod>> METHOD =
      new Setting<>(
          "AZURE_AUTH_METHOD",
          "auto",
          "auto, managed-identity, service-principal, workload-identity or azure-cli",
          "How the service proves to Azure who it is; `auto` is the first that is there.",
          text ->
              text.equals("auto")
                  ? Optional.empty()
                  : Optional.of(Forms.choice(IdentityMethod.class).apply(text)));

  static final Setting<Optional<TenantId>> TENANT =
      new Setting<>(
          "AZURE_TENANT_ID",
          "none",
          "none, or the GUID or a domain of a directory",
          "The directory of Microsoft Entra ID; a service principal needs it.",
          text -> Forms.textIfAny(text).map(TenantId::new));

  static final Setting<Optional<ClientId>> CLIENT =
      new Setting<>(
          "AZURE_CLIENT_ID",
          "none",
          "none, or a GUID",
          "The service principal, or the managed identity where the machine has several.",
          text -> Forms.textIfAny(text).map(ClientId::new));

  static final Setting<Optional<Secret>> CLIENT_SECRET =
      Setting.secret(
          "AZURE_CLIENT_SECRET", "a text", "What the service principal proves itself with.");

  static final Setting<Optional<Path>> CERTIFICATE =
      new Setting<>(
          "AZURE_CLIENT_CERTIFICATE_PATH",
          "none",
          "none, or a file in PEM or PFX form",
          "The same as a certificate with its key, instead of a secret.",
          text -> Forms.textIfAny(text).map(Forms::path));

  static final Setting<Optional<Secret>> CERTIFICATE_PASSWORD =
      Setting.secret(
          "AZURE_CLIENT_CERTIFICATE_PASSWORD",
          "a text",
          "What a certificate in PFX form opens with.");

  static final Setting<Optional<Path>> TOKEN_FILE =
      new Setting<>(
          "AZURE_FEDERATED_TOKEN_FILE",
          "none",
          "none, or a file",
          "The token of a workload in Kubernetes, which is put there by the cluster.",
          text -> Forms.textIfAny(text).map(Forms::path));

  static final Setting<URI> AUTHORITY =
      new Setting<>(
          "AZURE_AUTHORITY_HOST",
          "https://login.microsoftonline.com/",
          "an https URL",
          "Where Microsoft Entra ID is, which another cloud has elsewhere.",
          Forms::httpsUrl);

  static final List<Setting<?>> ALL =
      List.of(
          ENVIRONMENT,
          METHOD,
          TENANT,
          CLIENT,
          CLIENT_SECRET,
          CERTIFICATE,
          CERTIFICATE_PASSWORD,
          TOKEN_FILE,
          AUTHORITY);

  private SignInSettings() {}
}
