package dev.slipway.http.access.oidc;

import java.net.URI;

/// Whose tokens are taken, and where they say what their owner may do.
///
/// @param issuer as tokens name it in `iss`
/// @param audience what this service is called in `aud`
/// @param keys where the issuer publishes its signing keys
/// @param roleClaim the claim with the role, or with several of which the highest counts
/// @param organizationClaim the claim with the organization that the role holds in
public record OidcSettings(
    String issuer, String audience, URI keys, String roleClaim, String organizationClaim) {}
