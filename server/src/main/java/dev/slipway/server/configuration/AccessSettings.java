package dev.slipway.server.configuration;

import dev.slipway.engine.webhook.PrivateAddresses;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Who is let in to the API.
final class AccessSettings {
  static final Setting<AuthenticationMode> AUTHENTICATION =
      new Setting<>(
          "SLIPWAY_AUTH",
          "keys",
          "keys, oidc or none",
          "How callers of the API prove who they are: by the machine's own token or an access key;"
              + " also by a token of an OpenID Connect issuer; or not at all, which is possible"
              + " only while the API listens on a loopback address.",
          Forms.choice(AuthenticationMode.class));

  static final Setting<Optional<String>> OIDC_ISSUER =
      new Setting<>(
          "OIDC_ISSUER",
          "none",
          "none, or a text",
          "The issuer as its tokens name it in `iss`; `oidc` needs it.",
          Forms::textIfAny);

  static final Setting<Optional<String>> OIDC_AUDIENCE =
      new Setting<>(
          "OIDC_AUDIENCE",
          "none",
          "none, or a text",
          "What this service is called in `aud` of the issuer's tokens; `oidc` needs it.",
          Forms::textIfAny);

  static final Setting<Optional<URI>> OIDC_KEYS =
      new Setting<>(
          "OIDC_JWKS_URL",
          "none",
          "none, or an https URL (http on this machine)",
          "Where the issuer publishes its signing keys; `oidc` needs it.",
          text -> Forms.textIfAny(text).map(Forms::safeUrl));

  static final Setting<String> OIDC_ROLE_CLAIM =
      new Setting<>(
          "OIDC_ROLE_CLAIM",
          "roles",
          "the name of a claim",
          "Where the issuer's tokens name the role, or several of which the highest counts.",
          Forms::claim);

  static final Setting<String> OIDC_ORGANIZATION_CLAIM =
      new Setting<>(
          "OIDC_ORGANIZATION_CLAIM",
          "organization",
          "the name of a claim",
          "Where the issuer's tokens name the organization that the role holds in.",
          Forms::claim);

  static final Setting<Integer> RATE_LIMIT =
      new Setting<>(
          "RATE_LIMIT_PER_MINUTE",
          "30000",
          "1 to 1000000",
          "How often each caller may ask, counted in this process; the machine's own token has no"
              + " limit.",
          Forms.number(1, 1_000_000));

  static final Setting<List<String>> ORIGINS =
      new Setting<>(
          "CORS_ALLOWED_ORIGINS",
          "none",
          "none, or origins such as https://app.example.com, separated by commas",
          "Whose web pages may use the API from a browser.",
          Forms::origins);

  static final Setting<PrivateAddresses> WEBHOOK_PRIVATE_ADDRESSES =
      new Setting<>(
          "WEBHOOK_PRIVATE_ADDRESSES",
          "operator",
          "operator, all or none",
          "Whose webhooks may lead to this machine and to private networks, and use http: those that were set with the machine's token or the role platform, everybody's, or nobody's.",
          Forms.choice(PrivateAddresses.class));

  static final List<Setting<?>> ALL =
      List.of(
          AUTHENTICATION,
          OIDC_ISSUER,
          OIDC_AUDIENCE,
          OIDC_KEYS,
          OIDC_ROLE_CLAIM,
          OIDC_ORGANIZATION_CLAIM,
          RATE_LIMIT,
          ORIGINS,
          WEBHOOK_PRIVATE_ADDRESSES);

  private AccessSettings() {}
}
