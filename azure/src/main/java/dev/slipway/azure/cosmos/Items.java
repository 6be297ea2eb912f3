package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.CosmosException;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosItemResponse;
import com.azure.cosmos.models.CosmosPatchItemRequestOptions;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.FeedResponse;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// The items of one container. Every method throws the `SlipwayException` of its [Action] when the
/// database cannot be reached or does not do it.
public final class Items {
  /// The property that says in which partition an item is.
  public static final String PARTITION_KEY = "pk";

  private static final int MAX_PAGE = 1_000;

  private final CosmosAsyncContainer container;
  private final Answers answers;

  Items(CosmosAsyncContainer container, ServerClock clock, RequestUnits units) {
    this.container = container;
    this.answers = new Answers(clock, units, Schema.PRESENT);
  }

  public Optional<Item> read(Action action, ItemKey key) {
    try {
      return Optional.of(
          answers.read(
              action,
              key,
              Calls.await(() ->
                  container.readItem(
                      key.id(), new PartitionKey(key.partition()), ObjectNode.class))));
    } catch (CosmosException e) {
      if (CosmosProblems.isAbsence(e)) {
        answers.refused(action, e);
        return Optional.empty();
      }
      throw CosmosProblems.of(e, action);
    }
  }

  /// Writes an item whose key must be free.
  public Written create(Action action, NewItem item) {
    return writeNew(
        action,
        item.key(),
        () -> container.createItem(item.fields(), partition(item.key()), options()));
  }

  /// Writes an item over whatever is there.
  public Item put(Action action, NewItem item) {
    return done(
        action,
        writeNew(
            action,
            item.key(),
            () -> container.upsertItem(item.fields(), partition(item.key()), options())));
  }

  /// Writes an item over the version that has this etag.
  public Written replace(Action action, NewItem item, String etag) {
    return write(
        action,
        item.key(),
        () ->
            container.replaceItem(
                item.fields(),
                item.key().id(),
                partition(item.key()),
                options().setIfMatchETag(etag)));
  }

  /// Changes an item that must be there and as the condition says.
  public Written change(Action action, ItemKey key, Change change, Condition condition) {
    CosmosPatchItemRequestOptions options = new CosmosPatchItemRequestOptions();
    options.setFilterPredicate(condition.predicate());
    options.setContentResponseOnWriteEnabled(true);
    return write(
        action,
        key,
        () ->
            container.patchItem(
                key.id(), partition(key), change.operations(), options, ObjectNode.class));
  }

  /// Deletes an item; one that is not there is fine.
  public void delete(Action action, ItemKey key) {
    try {
      answers.spent(
          action, Calls.await(() -> container.deleteItem(key.id(), partition(key), options())));
    } catch (CosmosException e) {
      if (!CosmosProblems.isAbsence(e)) {
        throw CosmosProblems.of(e, action);
      }
      answers.refused(action, e);
    }
  }

  /// Does all writes of a batch, or none.
  public BatchWritten write(Action action, Batch batch) {
    try {
      return answers.batch(
          action,
          batch.partition(),
          Calls.await(() -> container.executeCosmosBatch(batch.operations())));
    } catch (CosmosException e) {
      throw CosmosProblems.of(e, action);
    }
  }

  /// What a query finds, up to so many items.
  public List<Item> find(Action action, ItemQuery query, int limit) {
    try {
      return answers.found(action, query, limit, Calls.await(() -> pages(query, limit)));
    } catch (CosmosException e) {
      throw CosmosProblems.of(e, action);
    }
  }

  /// The database may end a page early, so there can be another one although less came than was
  /// asked for.
  private Mono<List<FeedResponse<ObjectNode>>> pages(ItemQuery query, int limit) {
    CosmosQueryRequestOptions options =
        new CosmosQueryRequestOptions().setPartitionKey(new PartitionKey(query.partition()));
    AtomicInteger missing = new AtomicInteger(limit);
    return container
        .queryItems(query.specification(), options, ObjectNode.class)
        .byPage(Math.min(limit, MAX_PAGE))
        .takeUntil(page -> missing.addAndGet(-page.getResults().size()) <= 0)
        .collectList();
  }

  /// An item that need not be there cannot be missing.
  private Written writeNew(
      Action action, ItemKey key, Supplier<Mono<CosmosItemResponse<ObjectNode>>> call) {
    return write(action, key, call, _ -> false);
  }

  private Written write(
      Action action, ItemKey key, Supplier<Mono<CosmosItemResponse<ObjectNode>>> call) {
    return write(action, key, call, CosmosProblems::isAbsence);
  }

  private Written write(
      Action action,
      ItemKey key,
      Supplier<Mono<CosmosItemResponse<ObjectNode>>> call,
      Predicate<CosmosException> isMissing) {
    try {
      return new Written.Done(answers.written(action, key, Calls.await(call)));
    } catch (CosmosException e) {
      answers.refused(action, e);
      if (isMissing.test(e)) {
        return new Written.Refused();
      }
      return switch (e.getStatusCode()) {
        case CosmosProblems.CONFLICT -> new Written.Taken();
        case CosmosProblems.PRECONDITION_FAILED -> new Written.Refused();
        default -> throw CosmosProblems.of(e, action);
      };
    }
  }

  private static Item done(Action action, Written written) {
    if (written instanceof Written.Done(Item item)) {
      return item;
    }
    throw CosmosProblems.contended(action);
  }

  private static PartitionKey partition(ItemKey key) {
    return new PartitionKey(key.partition());
  }

  private static CosmosItemRequestOptions options() {
    return new CosmosItemRequestOptions().setContentResponseOnWriteEnabled(true);
  }
}
