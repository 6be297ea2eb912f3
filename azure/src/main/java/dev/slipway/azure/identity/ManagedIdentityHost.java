package dev.slipway.azure.identity;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Where managed identities are asked for. The SDK finds the place itself, by the environment
/// variables of the process; this says whether it will find one there.
public sealed interface ManagedIdentityHost {
  /// The variables name an endpoint (`IDENTITY_ENDPOINT` and `IDENTITY_HEADER` in Container Apps
  /// and App Service).
  record ByVariables() implements ManagedIdentityHost {}

  /// They name none, so it is the metadata service of virtual machines, if it answers at all.
  record ByMetadata(InetSocketAddress address) implements ManagedIdentityHost {
    private static final byte[] LINK_LOCAL = {(byte) 169, (byte) 254, (byte) 169, (byte) 254};
    private static final int PORT = 80;

    /// Where Azure has it, `169.254.169.254:80`.
    public static ByMetadata usual() {
      try {
        return new ByMetadata(new InetSocketAddress(InetAddress.getByAddress(LINK_LOCAL), PORT));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("four bytes are an address", e);
      }
    }
  }
}
