package dev.slipway.azure.queue;

import com.azure.core.credential.TokenCredential;
import dev.slipway.domain.project.Secret;

/// How a Service Bus namespace is reached.
public sealed interface ServiceBusAccess {
  /// With a connection string of the namespace, which holds a key.
  record ByConnectionString(Secret value) implements ServiceBusAccess {}

  /// As somebody whom Microsoft Entra ID knows.
  ///
  /// @param namespace fully qualified: `example.servicebus.windows.net`
  record ByIdentity(String namespace, TokenCredential credential) implements ServiceBusAccess {}
}
