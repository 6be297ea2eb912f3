package dev.slipway.server.configuration;

/// How the service proves to Azure who it is.
public enum IdentityMethod {
  /// The first that works, in the order of the environment.
  AUTO,
  MANAGED_IDENTITY,
  SERVICE_PRINCIPAL,
  WORKLOAD_IDENTITY,
  AZURE_CLI
}
