package dev.slipway.azure.blob;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.TokenCredential;
import dev.slipway.domain.project.Secret;
import java.net.URI;

/// How a storage account is reached.
public sealed interface BlobAccess {
  /// With a connection string of the account, which holds a key or a shared access signature.
  record ByConnectionString(Secret value) implements BlobAccess {}

  /// With a key of the account, which may be changed while it is used.
  ///
  /// @param endpoint `https://example.blob.core.windows.net`
  record ByKey(URI endpoint, AzureNamedKeyCredential key) implements BlobAccess {}

  /// As somebody whom Microsoft Entra ID knows.
  ///
  /// @param endpoint `https://example.blob.core.windows.net`
  record ByIdentity(URI endpoint, TokenCredential credential) implements BlobAccess {
    public ByIdentity {
      if (!"https".equals(endpoint.getScheme())) {
        throw new IllegalArgumentException("a token is only sent over https");
      }
    }
  }
}
