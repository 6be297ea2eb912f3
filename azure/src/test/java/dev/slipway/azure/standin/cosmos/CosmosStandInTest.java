package dev.slipway.azure.standin.cosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosException;
import com.azure.cosmos.GatewayConnectionConfig;
import com.azure.cosmos.models.CosmosBatch;
import com.azure.cosmos.models.CosmosBatchPatchItemRequestOptions;
import com.azure.cosmos.models.CosmosBatchResponse;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosPatchItemRequestOptions;
import com.azure.cosmos.models.CosmosPatchOperations;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.ExcludedPath;
import com.azure.cosmos.models.FeedResponse;
import com.azure.cosmos.models.IncludedPath;
import com.azure.cosmos.models.IndexingPolicy;
import com.azure.cosmos.models.PartitionKey;
import com.azure.cosmos.models.SqlParameter;
import com.azure.cosmos.models.SqlQuerySpec;
import com.azure.cosmos.util.CosmosPagedIterable;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.http.Fault;
import dev.slipway.azure.standin.cosmos.http.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The stand-in as the SDK sees it.
@Tag("stand-in")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CosmosStandInTest {
  private static final PartitionKey P = new PartitionKey("p");

  private final StandInClock clock = new StandInClock();
  private final CosmosStandIn standIn = CosmosStandIn.start(clock);
  private final CosmosClient client =
      new CosmosClientBuilder()
          .endpoint(standIn.endpoint().toString())
          .key(CosmosStandIn.KEY)
          .gatewayMode(new GatewayConnectionConfig())
          .contentResponseOnWriteEnabled(true)
          .buildClient();
  private CosmosContainer items;
  private int containers;

  @BeforeAll
  void createDatabase() {
    client.createDatabaseIfNotExists("db");
  }

  @BeforeEach
  void createContainer() {
    String name = "items" + containers++;
    CosmosContainerProperties properties =
        new CosmosContainerProperties(name, "/pk").setDefaultTimeToLiveInSeconds(-1);
    properties.setIndexingPolicy(
        new IndexingPolicy()
            .setIncludedPaths(
                List.of(
                    new IncludedPath("/pk/?"),
                    new IncludedPath("/number/?"),
                    new IncludedPath("/kind/?")))
            .setExcludedPaths(List.of(new ExcludedPath("/*"))));
    client.getDatabase("db").createContainer(properties);
    items = client.getDatabase("db").getContainer(name);
    standIn.faults().clear();
    standIn.meter().reset();
  }

  @AfterAll
  void close() {
    client.close();
    standIn.close();
  }

  @Test
  void aDatabaseThatIsDeletedIsGone() {
    client.createDatabase("another");
    client.getDatabase("another").delete();

    refused(404, () -> client.getDatabase("another").read());
    refused(404, () -> client.getDatabase("another").delete());
  }

  @Test
  void anItemIsCreatedReadReplacedAndDeleted() {
    items.createItem(item("a").put("number", 1));
    ObjectNode read = read("a");
    items.replaceItem(read.put("number", 2), "a", P, new CosmosItemRequestOptions());

    assertThat(read("a").path("number").intValue()).isEqualTo(2);
    assertThat(read("a").path("_ts").longValue()).isEqualTo(clock.instant().getEpochSecond());

    items.deleteItem("a", P, new CosmosItemRequestOptions());
    refused(404, () -> read("a"));
  }

  @Test
  void anIdIsTakenOnceInAPartition() {
    items.createItem(item("a"));
    items.createItem(item("a").put("pk", "q"));

    refused(409, () -> items.createItem(item("a")));
  }

  @Test
  void anotherEtagIsRefused() {
    String old = items.createItem(item("a")).getETag();
    String present = items.upsertItem(item("a").put("number", 1)).getETag();

    refused(412, () -> items.replaceItem(item("a"), "a", P, ifMatch(old)));
    refused(412, () -> items.deleteItem("a", P, ifMatch(old)));
    assertThat(items.replaceItem(item("a"), "a", P, ifMatch(present)).getStatusCode())
        .isEqualTo(200);
  }

  @Test
  void anItemThatIsStillTheSameIsNotReadAgain() {
    String etag = items.createItem(item("a")).getETag();

    assertThat(
            items
                .readItem(
                    "a", P, new CosmosItemRequestOptions().setIfNoneMatchETag(etag), Object.class)
                .getStatusCode())
        .isEqualTo(304);
  }

  @Test
  void anItemLargerThanTwoMegabytesIsRefused() {
    refused(413, () -> items.createItem(item("a").put("text", "x".repeat(2 * 1024 * 1024))));
  }

  @Test
  void aPatchChangesWhatItNamesWhenItsConditionHolds() {
    items.createItem(item("a").put("number", 1));
    CosmosPatchOperations change =
        CosmosPatchOperations.create().increment("/number", 2L).set("/kind", "x");

    refused(412, () -> patch(change, "FROM c WHERE c.number = 2"));
    patch(change, "FROM c WHERE c.number = 1 AND NOT IS_DEFINED(c.kind)");

    assertThat(read("a").path("number").intValue()).isEqualTo(3);
    assertThat(read("a").path("kind").textValue()).isEqualTo("x");
  }

  @Test
  void aPatchOfWhatIsNotThereIsRefused() {
    items.createItem(item("a"));

    refused(400, () -> patch(CosmosPatchOperations.create().remove("/none"), "FROM c WHERE true"));
    refused(400, () -> patch(CosmosPatchOperations.create().set("/a/b", 1), "FROM c WHERE true"));
    refused(
        404,
        () ->
            items.patchItem(
                "none", P, CosmosPatchOperations.create().set("/x", 1), ObjectNode.class));
  }

  @Test
  void aBatchIsDoneAsAWholeOrNotAtAll() {
    items.createItem(item("a").put("number", 1));
    CosmosBatch batch = CosmosBatch.createCosmosBatch(P);
    batch.createItemOperation(item("b"));
    batch.patchItemOperation(
        "a",
        CosmosPatchOperations.create().set("/number", 2),
        new CosmosBatchPatchItemRequestOptions().setFilterPredicate("FROM c WHERE c.number = 5"));
    batch.deleteItemOperation("b");

    CosmosBatchResponse response = items.executeCosmosBatch(batch);

    assertThat(response.isSuccessStatusCode()).isFalse();
    assertThat(response.getStatusCode()).isEqualTo(412);
    assertThat(response.getResults()).extracting("statusCode").containsExactly(424, 412, 424);
    refused(404, () -> read("b"));
  }

  @Test
  void aBatchThatSucceedsAnswersEachOperation() {
    CosmosBatch batch = CosmosBatch.createCosmosBatch(P);
    batch.createItemOperation(item("a").put("number", 1));
    batch.patchItemOperation("a", CosmosPatchOperations.create().increment("/number", 1L));
    batch.readItemOperation("a");

    CosmosBatchResponse response = items.executeCosmosBatch(batch);

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getResults()).extracting("statusCode").containsExactly(201, 200, 200);
    assertThat(response.getResults().getLast().getItem(ObjectNode.class).path("number").intValue())
        .isEqualTo(2);
  }

  @Test
  void aBatchHasAtMostAHundredOperations() {
    CosmosBatch batch = CosmosBatch.createCosmosBatch(P);
    IntStream.rangeClosed(0, 100).forEach(i -> batch.createItemOperation(item("n" + i)));

    refused(400, () -> items.executeCosmosBatch(batch));
  }

  @Test
  void aQueryFindsInOrderAndPageByPage() {
    for (int number : List.of(3, 1, 5, 2, 4)) {
      items.createItem(item("n" + number).put("number", number).put("kind", "x"));
    }

    List<List<Integer>> pages = new ArrayList<>();
    for (FeedResponse<ObjectNode> page :
        query("SELECT * FROM c WHERE c.pk = @pk AND c.kind = 'x' ORDER BY c.number DESC")
            .iterableByPage(2)) {
      pages.add(page.getResults().stream().map(item -> item.path("number").intValue()).toList());
    }

    assertThat(pages.stream().flatMap(List::stream)).containsExactly(5, 4, 3, 2, 1);
  }

  @Test
  void aQueryThatDoesNotNameItsPartitionFindsTheItemsOfOthers() {
    items.createItem(item("a").put("kind", "x"));
    items.createItem(item("b").put("pk", "q").put("kind", "x"));

    assertThat(query("SELECT * FROM c WHERE c.kind = 'x'")).hasSize(2);
    assertThat(query("SELECT * FROM c WHERE c.pk = @pk AND c.kind = 'x'")).hasSize(1);
  }

  @Test
  void aQueryAcrossPartitionsIsRefused() {
    refused(
        400,
        () ->
            items
                .queryItems("SELECT * FROM c", new CosmosQueryRequestOptions(), ObjectNode.class)
                .forEach(item -> {}));
  }

  @Test
  void aQueryThatIsNotUnderstoodIsRefused() {
    for (String query :
        List.of(
            "SELECT * FROM c JOIN d IN c.list",
            "SELECT COUNT(1) FROM c",
            "SELECT * FROM c WHERE c.number + 1 = 2",
            "SELECT * FROM c ORDER BY c.text",
            "SELECT * FROM c WHERE d.number = 1")) {
      refused(400, () -> query(query).forEach(item -> {}));
    }
  }

  @Test
  void whatHasExpiredIsGone() {
    items.createItem(item("a").put("ttl", 10));
    items.createItem(item("b"));

    clock.advance(Duration.ofSeconds(9));
    assertThat(read("a")).isNotNull();
    clock.advance(Duration.ofSeconds(1));
    refused(404, () -> read("a"));
    assertThat(read("b")).isNotNull();
    items.createItem(item("a"));
  }

  @Test
  void itCostsWhatAzureSays() {
    assertThat(items.createItem(item("a").put("number", 1)).getRequestCharge()).isBetween(5.0, 5.5);
    assertThat(
            items
                .readItem("a", P, new CosmosItemRequestOptions(), ObjectNode.class)
                .getRequestCharge())
        .isEqualTo(1.0);
    assertThat(charge("SELECT * FROM c WHERE c.pk = @pk")).isBetween(2.5, 3.0);
    assertThat(standIn.meter().units()).isBetween(8.5, 9.5);
  }

  @Test
  void whatTheIndexDoesNotCoverIsLoaded() {
    IntStream.range(0, 100).forEach(i -> items.createItem(item("n" + i).put("text", "t" + i)));

    double byIndex = charge("SELECT * FROM c WHERE c.pk = @pk AND c.id = 'n7'");
    double byLooking = charge("SELECT * FROM c WHERE c.pk = @pk AND c.text = 't7'");

    assertThat(byIndex).isLessThan(3);
    assertThat(byLooking).isGreaterThan(7);
  }

  @Test
  void itIsThrottledAndTheSdkWaitsAsLongAsItIsTold() {
    items.createItem(item("a"));
    standIn
        .faults()
        .next(
            2,
            request -> request.kind() == Kind.READ,
            new Fault.Refused(429, Duration.ofMillis(1)));

    assertThat(read("a")).isNotNull();
    assertThat(standIn.meter().charges()).extracting("status").endsWith(429, 429, 200);
  }

  @Test
  void anAnswerCanBeLostAfterTheDeed() {
    standIn.faults().next(1, request -> request.kind() == Kind.CREATE, new Fault.AnswerLost());

    assertThatThrownBy(() -> items.createItem(item("a"))).isInstanceOf(CosmosException.class);
    assertThat(read("a")).isNotNull();
  }

  private double charge(String text) {
    return query(text).streamByPage().mapToDouble(FeedResponse::getRequestCharge).sum();
  }

  private CosmosPagedIterable<ObjectNode> query(String text) {
    return items.queryItems(
        new SqlQuerySpec(text, List.of(new SqlParameter("@pk", "p"))),
        new CosmosQueryRequestOptions().setPartitionKey(P),
        ObjectNode.class);
  }

  private void patch(CosmosPatchOperations change, String condition) {
    items.patchItem(
        "a",
        P,
        change,
        new CosmosPatchItemRequestOptions().setFilterPredicate(condition),
        ObjectNode.class);
  }

  private ObjectNode read(String id) {
    return items.readItem(id, P, new CosmosItemRequestOptions(), ObjectNode.class).getItem();
  }

  private static CosmosItemRequestOptions ifMatch(String etag) {
    return new CosmosItemRequestOptions().setIfMatchETag(etag);
  }

  private static ObjectNode item(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("pk", "p");
  }

  private static void refused(int status, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            CosmosException.class,
            refusal -> assertThat(refusal.getStatusCode()).isEqualTo(status));
  }
}
