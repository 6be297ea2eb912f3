package dev.slipway.http.access;

import dev.slipway.domain.project.Secret;
import dev.slipway.http.access.oidc.OidcSettings;
import java.util.Set;

/// Who is let in.
///
/// @param requestsPerMinute how often each caller but the machine itself may ask
/// @param origins whose web pages may use the API from a browser: `https://app.example.com`
public record AccessSettings(Mode mode, int requestsPerMinute, Set<String> origins) {
  public AccessSettings {
    origins = Set.copyOf(origins);
  }

  /// How callers prove who they are.
  public sealed interface Mode {
    /// By the machine's own token or an access key.
    record WithKeys(Secret machineToken) implements Mode {}

    /// By a token of an OpenID Connect issuer, and also as with keys.
    record WithOidc(Secret machineToken, OidcSettings issuer) implements Mode {}

    /// Not at all; every program of this machine may do everything.
    record Nobody() implements Mode {}
  }
}
