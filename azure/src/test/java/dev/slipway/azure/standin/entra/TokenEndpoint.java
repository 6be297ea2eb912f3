package dev.slipway.azure.standin.entra;

import dev.slipway.azure.standin.web.WebRequest;
import dev.slipway.azure.standin.web.WebResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// `POST /{tenant}/oauth2/v2.0/token` with the grant `client_credentials`.
final class TokenEndpoint {
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final List<Application> applications = new CopyOnWriteArrayList<>();
  private final IssuedTokens tokens;
  private final InstantSource clock;

  TokenEndpoint(IssuedTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  void add(Application application) {
    applications.add(application);
  }

  WebResponse answer(WebRequest request) {
    try {
      return granted(request);
    } catch (EntraRefusal refusal) {
      return refusal.response(clock.instant());
    }
  }

  private WebResponse granted(WebRequest request) {
    String[] path = request.path().split("/", -1);
    if (path.length != 5 || !request.path().endsWith("/oauth2/v2.0/token")) {
      throw new EntraRefusal(404, "invalid_request", 900144, "There is nothing here.");
    }
    if (!request.method().equals("POST")) {
      throw new EntraRefusal(
          400, "invalid_request", 900561, "The endpoint only accepts POST requests.");
    }
    Map<String, String> form = request.form();
    String grant = required(form, "grant_type");
    if (!grant.equals("client_credentials")) {
      throw new EntraRefusal(
          400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
    }
    Application application = application(path[1], required(form, "client_id"));
    String resource = resource(required(form, "scope"));
    prove(application, form, request);
    String token = tokens.issued(application, resource);
    return WebResponse.of(
        200,
        Map.of(
            "token_type",
            "Bearer",
            "expires_in",
            tokens.life().toSeconds(),
            "ext_expires_in",
            tokens.life().toSeconds(),
            "access_token",
            token));
  }

  private Application application(String tenant, String client) {
    if (applications.stream().noneMatch(known -> known.tenant().equals(tenant))) {
      throw new EntraRefusal(
          400, "invalid_request", 90002, "Tenant '%s' not found.".formatted(tenant));
    }
    return applications.stream()
        .filter(known -> known.tenant().equals(tenant) && known.clientId().equals(client))
        .findFirst()
        .orElseThrow(() ->
            new EntraRefusal(
                400,
                "unauthorized_client",
                700016,
                "Application with identifier '%s' was not found in the directory '%s'."
                    .formatted(client, tenant)));
  }

  private static String resource(String scopes) {
    return Arrays.stream(scopes.split(" ", -1))
        .filter(scope -> scope.endsWith("/.default"))
        .map(scope -> scope.substring(0, scope.length() - "/.default".length()))
        .findFirst()
        .orElseThrow(() ->
            new EntraRefusal(
                400, "invalid_scope", 1002012, "The provided value for scope is not valid."));
  }

  private void prove(Application application, Map<String, String> form, WebRequest request) {
    if (form.containsKey("client_secret")) {
      proveBySecret(application, required(form, "client_secret"));
    } else if (form.containsKey("client_assertion")) {
      if (!required(form, "client_assertion_type").equals(ASSERTION)) {
        throw new EntraRefusal(400, "invalid_request", 900144, "A wrong client_assertion_type.");
      }
      proveByAssertion(
          application, Assertion.parse(required(form, "client_assertion")), request.path());
    } else {
      throw new EntraRefusal(
          401,
          "invalid_client",
          7000218,
          "The request body must contain: 'client_assertion' or 'client_secret'.");
    }
  }

  private void proveBySecret(Application application, String secret) {
    Optional<Instant> expiry = application.expiryOf(secret);
    if (expiry.isEmpty()) {
      throw new EntraRefusal(401, "invalid_client", 7000215, "Invalid client secret provided.");
    }
    if (!clock.instant().isBefore(expiry.get())) {
      throw new EntraRefusal(
          401, "invalid_client", 7000222, "The provided client secret keys are expired.");
    }
  }

  private void proveByAssertion(Application application, Assertion assertion, String path) {
    assertion.requireValidAt(clock.instant());
    if (application.trusts(assertion.text("iss"), assertion.text("sub"))) {
      return;
    }
    if (!assertion.text("iss").equals(application.clientId())) {
      throw new EntraRefusal(
          401,
          "invalid_client",
          700213,
          "No matching federated identity record found for presented assertion subject '%s'."
              .formatted(assertion.text("sub")));
    }
    if (!assertion.text("aud").endsWith(path)) {
      throw new EntraRefusal(
          401, "invalid_client", 700023, "Client assertion audience does not match.");
    }
    var certificate =
        application.certificates().stream()
            .filter(assertion::isSignedBy)
            .findFirst()
            .orElseThrow(() ->
                new EntraRefusal(
                    401,
                    "invalid_client",
                    700027,
                    "The certificate used to sign the client assertion is not registered."));
    if (clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
      throw new EntraRefusal(
          401, "invalid_client", 700027, "The certificate used to sign has expired.");
    }
  }

  private static String required(Map<String, String> form, String name) {
    String value = form.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new EntraRefusal(
          400,
          "invalid_request",
          900144,
          "The request body must contain the following parameter: '%s'.".formatted(name));
    }
    return value;
  }
}
