package dev.slipway.azure.standin.keyvault;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.azure.standin.entra.Application;
import dev.slipway.azure.standin.entra.EntraStandIn;
import dev.slipway.azure.standin.web.WebRequest;
import dev.slipway.azure.standin.web.WebResponse;
import dev.slipway.azure.standin.web.WebServer;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// A vault on this machine, whose callers prove themselves to a stand-in for Microsoft Entra ID.
public final class KeyVaultStandIn implements AutoCloseable {
  public static final String RESOURCE = "https://vault.azure.net";
  private static final int PAGE = 25;

  private final EntraStandIn entra;
  private final InstantSource clock;
  private final Application owner;
  private final Vault vault;
  private final WebServer server;
  private volatile Set<VaultRight> rights = EnumSet.allOf(VaultRight.class);
  private volatile boolean isClosedToThisNetwork;

  private KeyVaultStandIn(EntraStandIn entra, Application owner, InstantSource clock) {
    this.entra = entra;
    this.owner = owner;
    this.clock = clock;
    this.server = WebServer.start(this::answer);
    this.vault = new Vault(base(), clock);
  }

  /// A vault where this application may do everything.
  public static KeyVaultStandIn start(EntraStandIn entra, Application owner, InstantSource clock) {
    return new KeyVaultStandIn(entra, owner, clock);
  }

  public URI address() {
    return URI.create(base());
  }

  private String base() {
    String address = server.address("/").toString();
    return address.substring(0, address.length() - 1);
  }

  /// The server itself, to make it fail.
  public WebServer server() {
    return server;
  }

  /// Leaves the owner these rights only.
  public void allowOnly(Set<VaultRight> allowed) {
    rights = Set.copyOf(allowed);
  }

  /// Lets the firewall keep everybody out.
  public void closeToThisNetwork() {
    isClosedToThisNetwork = true;
  }

  /// What there is and has not been deleted.
  public Set<String> namesOfSecrets() {
    return vault.names();
  }

  public Set<String> namesOfDeletedSecrets() {
    return vault.namesOfDeleted();
  }

  /// The tags of the latest version.
  public Map<String, String> tagsOf(String name) {
    return vault.tagsOf(name);
  }

  /// Somebody else's way to a secret: a further version.
  public void rotate(String name, String value) {
    vault.set(name, JsonNodeFactory.instance.objectNode().put("value", value));
  }

  /// A credential of the owner that asks for a token every time.
  public TokenCredential credential() {
    return new TokenCredential() {
      @Override
      public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
      }

      @Override
      public AccessToken getTokenSync(TokenRequestContext request) {
        return new AccessToken(
            entra.tokens().issued(owner, RESOURCE),
            clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC));
      }
    };
  }

  private WebResponse answer(WebRequest request) {
    try {
      Optional<String> token =
          request
              .header("Authorization")
              .filter(header -> header.startsWith("Bearer "))
              .map(header -> header.substring("Bearer ".length()));
      if (token.isEmpty()) {
        return challenge("AKV10000: Request is missing a Bearer or PoP token.");
      }
      if (entra.tokens().verified(token.get(), RESOURCE).filter(owner::equals).isEmpty()) {
        return challenge("AKV10032: Invalid issuer, audience or lifetime of the token.");
      }
      return routed(request);
    } catch (VaultRefusal refusal) {
      return refusal.response();
    }
  }

  private WebResponse challenge(String message) {
    return new VaultRefusal(401, "Unauthorized", "", message)
        .response()
        .with(
            "WWW-Authenticate",
            "Bearer authorization=\"%s%s\", resource=\"%s\""
                .formatted(entra.authority(), owner.tenant(), RESOURCE));
  }

  private WebResponse routed(WebRequest request) {
    if (request.parameter("api-version").isEmpty()) {
      throw VaultRefusal.badParameter("The query parameter api-version is missing.");
    }
    List<String> path =
        List.of(request.path().replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1));
    String name = path.size() > 1 ? path.get(1) : "";
    String third = path.size() > 2 ? path.get(2) : "";
    String route = "%s %s %d".formatted(request.method(), path.getFirst(), path.size());
    return switch (route) {
      case "GET secrets 1" -> page(request, VaultRight.LIST, vault.list());
      case "PUT secrets 2" -> one(VaultRight.SET, () -> vault.set(name, body(request)));
      case "GET secrets 2" -> one(VaultRight.GET, () -> vault.get(name, ""));
      case "DELETE secrets 2" -> one(VaultRight.DELETE, () -> vault.delete(name));
      case "GET secrets 3" ->
          third.equals("versions")
              ? page(request, VaultRight.LIST, vault.listVersions(name))
              : one(VaultRight.GET, () -> vault.get(name, third));
      case "PATCH secrets 3" ->
          one(VaultRight.UPDATE, () -> vault.update(name, third, body(request)));
      case "GET deletedsecrets 1" -> page(request, VaultRight.LIST, vault.listDeleted());
      case "GET deletedsecrets 2" -> one(VaultRight.LIST, () -> vault.deleted(name));
      case "POST deletedsecrets 3" -> one(VaultRight.RECOVER, () -> vault.recover(name));
      case "DELETE deletedsecrets 2" -> {
        require(VaultRight.PURGE);
        vault.purge(name);
        yield WebResponse.of(204, Map.of());
      }
      default -> throw new VaultRefusal(405, "MethodNotAllowed", "", "There is no " + route);
    };
  }

  private static JsonNode body(WebRequest request) {
    return request
        .json()
        .filter(JsonNode::isObject)
        .orElseThrow(() -> VaultRefusal.badParameter("The body is no JSON."));
  }

  private WebResponse one(VaultRight right, Supplier<Map<String, Object>> operation) {
    require(right);
    return WebResponse.of(200, operation.get());
  }

  private void require(VaultRight right) {
    if (isClosedToThisNetwork) {
      throw new VaultRefusal(
          403,
          "Forbidden",
          "ForbiddenByFirewall",
          "Client address is not authorized and caller is not a trusted service.");
    }
    if (!rights.contains(right)) {
      throw new VaultRefusal(
          403,
          "Forbidden",
          "ForbiddenByRbac",
          "Caller is not authorized to perform action on resource.\r\nCaller: appid=%s;oid=%s"
                  .formatted(owner.clientId(), owner.objectId())
              + "\r\nAction: '%s'".formatted(right.action()));
    }
  }

  /// Pages of at most 25, as the service gives them.
  private WebResponse page(
      WebRequest request, VaultRight right, List<Map<String, Object>> entries) {
    require(right);
    int max = request.parameter("maxresults").map(Integer::parseInt).orElse(PAGE);
    if (max < 1 || max > PAGE) {
      throw VaultRefusal.badParameter("The query parameter maxresults is from 1 to 25.");
    }
    int from = request.parameter("$skiptoken").map(Integer::parseInt).orElse(0);
    List<Map<String, Object>> page =
        new ArrayList<>(entries.subList(from, Math.min(from + max, entries.size())));
    return from + max < entries.size()
        ? WebResponse.of(
            200,
            Map.of(
                "value",
                page,
                "nextLink",
                "%s%s?api-version=7.5&$skiptoken=%d&maxresults=%d"
                    .formatted(base(), request.path(), from + max, max)))
        : WebResponse.of(200, Map.of("value", page));
  }

  @Override
  public void close() {
    server.close();
  }
}
