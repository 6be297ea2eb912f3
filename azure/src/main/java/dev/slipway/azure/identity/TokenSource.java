package dev.slipway.azure.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;

/// Gets tokens in one way.
interface TokenSource {
  IdentityMethod method();

  /// Throws a `CredentialUnavailableException` when this way does not exist here, and whatever the
  /// SDK throws when it was refused.
  AccessToken ask(TokenRequestContext request);
}
