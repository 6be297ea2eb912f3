package dev.slipway.server.configuration;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who the service is to Azure.
final class IdentitySettings {
  static final Setting<Environment> ENVIRONMENT =
      new Setting<>(
          "SLIPWAY_ENVIRONMENT",
          "production",
          "development, staging or production",
          "What this installation is for: in development a developer's own sign-in goes first, and"
              + " is not used in the others.",
          Forms.choice(Environment.class));

  static final Setting<IdentityMethod> METHOD =
      new Setting<>(
          "AZURE_AUTH_METHOD",
          "auto",
          "auto, managed-identity, service-principal, workload-identity or azure-cli",
          "How the service proves to Azure who it is; `auto` is the first that is there.",
          Forms.choice(IdentityMethod.class));

  static final Setting<Optional<String>> TENANT =
      new Setting<>(
          "AZURE_TENANT_ID",
          "none",
          "none, or a directory's id or domain",
          "The directory of Microsoft Entra ID; a service principal needs it.",
          text -> Forms.textIfAny(text).map(Forms.matching("[A-Za-z0-9.-]{1,253}")));

  static final Setting<Optional<String>> CLIENT =
      new Setting<>(
          "AZURE_CLIENT_ID",
          "none",
          "none, or an id such as 00000000-0000-0000-0000-000000000000",
          "The service principal, or the managed identity where the machine has several.",
          text -> Forms.textIfAny(text).map(Forms.matching("[0-9A-Za-z-]{1,64}")));

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
          ENVIRONMENT, METHOD, TENANT, CLIENT, CLIENT_SECRET, CERTIFICATE, TOKEN_FILE, AUTHORITY);

  private IdentitySettings() {}
}
