package dev.slipway.server.configuration;

import java.util.List;
import java.util.Optional;

/// Who is let in to the API.
///
/// @param oidc there when the mode asks for it
/// @param origins whose web pages may use it
public record AccessConfiguration(
    AuthenticationMode mode,
    Optional<OidcConfiguration> oidc,
    int requestsPerMinute,
    List<String> origins) {
  public AccessConfiguration {
    origins = List.copyOf(origins);
  }
}
