package dev.slipway.azure.standin.cosmos.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.model.Account;
import dev.slipway.azure.standin.cosmos.model.Refusal;
import dev.slipway.azure.standin.cosmos.model.ResourceIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers about the account, its databases and containers.
final class Definitions {
  private static final Response GONE = new Response(204, Optional.empty(), 1, Map.of());

  private static final String ETAG = "\"00000001\"";

  private final Account account;
  private final String endpoint;

  Definitions(Account account, String endpoint) {
    this.account = account;
    this.endpoint = endpoint;
  }

  Response answer(Request request) {
    List<String> path = request.path();
    if (path.isEmpty()) {
      return Response.of(200, account());
    }
    boolean creates = request.method().equals("POST");
    if (path.size() == 1 && creates) {
      return Response.of(201, document(account.create(request.json().path("id").asText())));
    }
    Account.Database database = account.database(path.get(1));
    return switch (path.size()) {
      case 2 -> database(request, database);
      case 3 -> container(database, account.create(database, (ObjectNode) request.json()), 201);
      case 4 -> container(request, database, account.container(database, path.get(3)));
      case 5 -> ranges(request, database, account.container(database, path.get(3)));
      default -> throw new Refusal(404, "nothing is known of " + path);
    };
  }

  private Response database(Request request, Account.Database database) {
    if (request.method().equals("DELETE")) {
      account.delete(database);
      return GONE;
    }
    return Response.of(200, document(database));
  }

  private Response container(Request request, Account.Database database, Account.Named container) {
    if (request.method().equals("DELETE")) {
      account.delete(database, container);
      return GONE;
    }
    return container(database, container, 200);
  }

  private ObjectNode account() {
    ObjectNode document =
        object().put("id", "stand-in").put("_rid", "stand-in.documents.azure.com");
    ObjectNode location = object().put("name", "Here").put("databaseAccountEndpoint", endpoint);
    document.putArray("writableLocations").add(location);
    document.putArray("readableLocations").add(location.deepCopy());
    document.put("enableMultipleWriteLocations", false);
    ObjectNode replicas = object().put("minReplicaSetSize", 3).put("maxReplicasetSize", 4);
    document.set("userReplicationPolicy", replicas);
    document.set("systemReplicationPolicy", replicas.deepCopy());
    document.putObject("userConsistencyPolicy").put("defaultConsistencyLevel", "Session");
    document.putObject("readPolicy").put("primaryReadCoefficient", 1);
    return document.put("queryEngineConfiguration", "{}");
  }

  private static ObjectNode document(Account.Database database) {
    String rid = ResourceIds.database(database.number());
    return object()
        .put("id", database.name())
        .put("_rid", rid)
        .put("_self", "dbs/%s/".formatted(rid))
        .put("_etag", ETAG);
  }

  private static Response container(
      Account.Database database, Account.Named container, int status) {
    ObjectNode document = container.items().definition().deepCopy();
    document.put("_rid", ResourceIds.container(database.number(), container.number()));
    document.put("_self", self(database, container));
    document.put("_etag", ETAG);
    return Response.of(status, document)
        .with("x-ms-alt-content-path", "dbs/" + database.name())
        .with("x-ms-content-path", ResourceIds.database(database.number()));
  }

  private static String self(Account.Database database, Account.Named container) {
    return "dbs/%s/colls/%s/"
        .formatted(
            ResourceIds.database(database.number()),
            ResourceIds.container(database.number(), container.number()));
  }

  /// There is one range, which has everything.
  private static Response ranges(
      Request request, Account.Database database, Account.Named container) {
    if (!request.path().get(4).equals("pkranges")) {
      throw new Refusal(404, "nothing is known of " + request.path());
    }
    if (request.header("If-None-Match").isPresent()) {
      return new Response(304, Optional.empty(), 1, Map.of("etag", ETAG));
    }
    ObjectNode document =
        object().put("_rid", ResourceIds.container(database.number(), container.number()));
    JsonNode range =
        object()
            .put("id", "0")
            .put("_rid", document.path("_rid").asText())
            .put("minInclusive", "")
            .put("maxExclusive", "FF")
            .put("status", "online");
    document.putArray("PartitionKeyRanges").add(range);
    return Response.of(200, document.put("_count", 1)).with("etag", ETAG);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
