package dev.slipway.azure.standin.entra;

import dev.slipway.azure.standin.web.WebRequest;
import dev.slipway.azure.standin.web.WebResponse;
import dev.slipway.azure.standin.web.WebServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The endpoint for managed identities that Container Apps and App Service have
/// (https://learn.microsoft.com/azure/container-apps/managed-identity#rest-endpoint-reference).
public final class ManagedIdentityStandIn implements AutoCloseable {
  private final String header = UUID.randomUUID().toString();
  private final List<Application> userAssigned = new ArrayList<>();
  private final Optional<Application> systemAssigned;
  private final IssuedTokens tokens;
  private final InstantSource clock;
  private final WebServer server;

  private ManagedIdentityStandIn(
      Optional<Application> systemAssigned, List<Application> userAssigned, InstantSource clock) {
    this.systemAssigned = systemAssigned;
    this.userAssigned.addAll(userAssigned);
    this.clock = clock;
    this.tokens = new IssuedTokens(clock);
    this.server = WebServer.startPlain(this::answer);
  }

  public static ManagedIdentityStandIn start(
      Optional<Application> systemAssigned, List<Application> userAssigned, InstantSource clock) {
    return new ManagedIdentityStandIn(systemAssigned, userAssigned, clock);
  }

  /// An identity of this tenant.
  public static Application identity(String tenant, String name) {
    return new Application(
        tenant, UUID.randomUUID().toString(), UUID.randomUUID().toString(), name);
  }

  /// What the variable `IDENTITY_ENDPOINT` says there.
  public URI endpoint() {
    return server.address("/msi/token");
  }

  /// What the variable `IDENTITY_HEADER` says there.
  public String header() {
    return header;
  }

  public IssuedTokens tokens() {
    return tokens;
  }

  public WebServer server() {
    return server;
  }

  private WebResponse answer(WebRequest request) {
    if (!request.path().equals("/msi/token") || !request.method().equals("GET")) {
      return refusal(404, "There is nothing here.");
    }
    if (request.header("X-IDENTITY-HEADER").filter(header::equals).isEmpty()) {
      return refusal(403, "The identity header is missing or wrong.");
    }
    if (request.parameter("api-version").filter("2019-08-01"::equals).isEmpty()) {
      return refusal(400, "The api-version is missing or unknown.");
    }
    Optional<String> resource = request.parameter("resource");
    if (resource.isEmpty()) {
      return refusal(400, "The resource is missing.");
    }
    return asked(request)
        .map(identity -> granted(identity, resource.get()))
        .orElseGet(() -> refusal(400, "Unable to load the proper Managed Identity."));
  }

  private Optional<Application> asked(WebRequest request) {
    return request
        .parameter("client_id")
        .map(id -> userAssigned.stream().filter(known -> known.clientId().equals(id)).findFirst())
        .orElse(systemAssigned);
  }

  private WebResponse granted(Application identity, String resource) {
    return WebResponse.of(
        200,
        Map.of(
            "access_token", tokens.issued(identity, resource),
            "expires_on", Long.toString(clock.instant().plus(tokens.life()).getEpochSecond()),
            "resource", resource,
            "token_type", "Bearer",
            "client_id", identity.clientId()));
  }

  private static WebResponse refusal(int status, String message) {
    return WebResponse.of(
        status,
        Map.of(
            "statusCode", status,
            "message", message,
            "correlationId", UUID.randomUUID().toString()));
  }

  @Override
  public void close() {
    server.close();
  }
}
