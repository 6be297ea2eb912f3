package dev.slipway.azure.standin.entra;

import dev.slipway.azure.standin.web.WebServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;

/// The token endpoint of Microsoft Entra ID, on this machine.
public final class EntraStandIn implements AutoCloseable {
  private final IssuedTokens tokens;
  private final TokenEndpoint endpoint;
  private final WebServer server;

  private EntraStandIn(InstantSource clock) {
    tokens = new IssuedTokens(clock);
    endpoint = new TokenEndpoint(tokens, clock);
    server = WebServer.start(endpoint::answer);
  }

  /// Starts on a free port.
  ///
  /// @param clock by which secrets and tokens expire
  public static EntraStandIn start(InstantSource clock) {
    return new EntraStandIn(clock);
  }

  /// What clients have as their authority.
  public URI authority() {
    return server.address("/");
  }

  /// An application that cannot prove yet who it is.
  public Application register(String tenant, String name) {
    Application application =
        new Application(tenant, UUID.randomUUID().toString(), UUID.randomUUID().toString(), name);
    endpoint.add(application);
    return application;
  }

  public IssuedTokens tokens() {
    return tokens;
  }

  /// The server itself, to make it fail.
  public WebServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
