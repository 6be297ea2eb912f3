package dev.slipway.server.configuration;

import java.util.List;

/// Who is let in to the API.
///
/// @param origins whose web pages may use it
public record AccessConfiguration(
    AuthenticationMode mode, int requestsPerMinute, List<String> origins) {
  public AccessConfiguration {
    origins = List.copyOf(origins);
  }
}
