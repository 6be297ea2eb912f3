package dev.slipway.azure.identity;

import java.util.List;

/// What kind of machine the service runs on, which decides the order in which methods are tried.
public enum EnvironmentClass {
  /// A person's machine: whoever is logged in there goes before what the machine is.
  DEVELOPMENT,
  /// A server: what the platform gives goes first, and nobody's own login is ever used.
  PRODUCTION;

  List<IdentityMethod> order() {
    return switch (this) {
      case DEVELOPMENT ->
          List.of(
              IdentityMethod.SERVICE_PRINCIPAL,
              IdentityMethod.AZURE_CLI,
              IdentityMethod.WORKLOAD_IDENTITY,
              IdentityMethod.MANAGED_IDENTITY);
      case PRODUCTION ->
          List.of(
              IdentityMethod.WORKLOAD_IDENTITY,
              IdentityMethod.MANAGED_IDENTITY,
              IdentityMethod.SERVICE_PRINCIPAL);
    };
  }
}
