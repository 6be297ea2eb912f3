package dev.slipway.azure.identity;

import java.util.Arrays;
import java.util.Optional;

/// A way to prove to Microsoft Entra ID who asks.
public enum IdentityMethod {
  /// What Azure gives to the machine or container that the service runs in.
  MANAGED_IDENTITY("managed-identity"),
  /// An application with a secret or a certificate.
  SERVICE_PRINCIPAL("service-principal"),
  /// An application that trusts the token of another issuer, such as that of a Kubernetes cluster.
  WORKLOAD_IDENTITY("workload-identity"),
  /// Whoever is logged in with the Azure CLI on this machine.
  AZURE_CLI("azure-cli");

  private final String id;

  IdentityMethod(String id) {
    this.id = id;
  }

  /// As in `AZURE_AUTH_METHOD`: `managed-identity`.
  public String id() {
    return id;
  }

  /// The method of that id.
  public static Optional<IdentityMethod> of(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
