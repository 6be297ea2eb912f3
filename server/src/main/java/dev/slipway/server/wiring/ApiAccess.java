package dev.slipway.server.wiring;

import dev.slipway.domain.project.Secret;
import dev.slipway.http.access.AccessSettings;
import dev.slipway.http.access.oidc.OidcSettings;
import dev.slipway.server.configuration.AccessConfiguration;
import dev.slipway.server.configuration.OidcConfiguration;
import java.util.Set;

/// Tells the API whom to let in.
public final class ApiAccess {
  private ApiAccess() {}

  /// What the configuration says, with the token of this machine.
  public static AccessSettings settings(AccessConfiguration access, Secret machineToken) {
    AccessSettings.Mode mode =
        switch (access.mode()) {
          case KEYS -> new AccessSettings.Mode.WithKeys(machineToken);
          case OIDC ->
              new AccessSettings.Mode.WithOidc(machineToken, issuer(access.oidc().orElseThrow()));
          case NONE -> new AccessSettings.Mode.Nobody();
        };
    return new AccessSettings(mode, access.requestsPerMinute(), Set.copyOf(access.origins()));
  }

  private static OidcSettings issuer(OidcConfiguration oidc) {
    return new OidcSettings(
        oidc.issuer(), oidc.audience(), oidc.keys(), oidc.roleClaim(), oidc.organizationClaim());
  }
}
