package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.FeedResponse;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// The pages of a query's answer, one after the other. The database may end a page early, so there
/// can be another one although less came than was asked for.
final class Pages {
  private static final int MAX_PAGE = 1_000;

  private final CosmosAsyncContainer container;
  private final ItemQuery query;
  private final int limit;
  private Optional<String> continuation = Optional.empty();
  private boolean isLast;

  Pages(CosmosAsyncContainer container, ItemQuery query, int limit) {
    this.container = container;
    this.query = query;
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  boolean hasNext(int found) {
    return !isLast && found < limit;
  }

  FeedResponse<ObjectNode> next() {
    CosmosQueryRequestOptions options =
        new CosmosQueryRequestOptions().setPartitionKey(new PartitionKey(query.partition()));
    int size = Math.min(limit, MAX_PAGE);
    FeedResponse<ObjectNode> page =
        Calls.await(() ->
            container
                .queryItems(query.specification(), options, ObjectNode.class)
                .byPage(continuation.orElse(null), size)
                .next());
    continuation = Optional.ofNullable(page.getContinuationToken());
    isLast = continuation.isEmpty();
    return page;
  }
}
