package dev.slipway.server.configuration;

import java.net.URI;

/// Whose tokens are taken.
///
/// @param keys where the issuer publishes its signing keys
public record OidcConfiguration(
    String issuer, String audience, URI keys, String roleClaim, String organizationClaim) {}
