package dev.slipway.azure.identity;

import com.azure.identity.CredentialUnavailableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// The service at which virtual machines ask for their identity. Elsewhere nobody answers there,
/// and the SDK would wait more than a minute to find out.
final class MetadataService {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private MetadataService() {}

  static void requireIfUsed(ManagedIdentityHost host) {
    switch (host) {
      case ManagedIdentityHost.ByVariables() -> {}
      case ManagedIdentityHost.ByMetadata(InetSocketAddress address) -> require(address);
    }
  }

  private static void require(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) PATIENCE.toMillis());
    } catch (IOException e) {
      throw new CredentialUnavailableException(
          "this machine has no metadata service at %s:%d, so it has no managed identity"
              .formatted(address.getHostString(), address.getPort()),
          e);
    }
  }
}
