package dev.slipway.server.configuration;

import java.net.URI;

/// Where a service of Azure is, and how it is asked.
public sealed interface ServiceAddress {
  /// With a connection string, which holds the key.
  record WithKey(ConnectionString connection) implements ServiceAddress {}

  /// As whom the service's own identity is.
  record WithIdentity(URI endpoint) implements ServiceAddress {}
}
