/// Tokens of an OpenID Connect issuer, such as Microsoft Entra ID.
@NullMarked
package dev.slipway.http.access.oidc;

import org.jspecify.annotations.NullMarked;
