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
import dev.slipway.azure.call.Action;
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
  private final Schema schema;

  Items(CosmosAsyncContainer container, ServerClock clock, RequestUnits units, Schema schema) {
    this.container = container;
    this.answers = new Answers(clock, units, schema);
    this.schema = schema;
  }

  public Optional<Item> read(Action action, ItemKey key) {
    return stored(action, key).map(fields -> answers.item(key, fields));
  }

  private Optional<ObjectNode> stored(Action action, ItemKey key) {
    try {
      CosmosItemResponse<ObjectNode> response =
          Calls.await(() -> container.readItem(key.id(), partition(key), ObjectNode.class));
      answers.spent(action, response);
      return Optional.of(response.getItem());
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
    Written written = patch(action, key, change, condition);
    return written instanceof Written.Refused && isBroughtForward(action, List.of(key))
        ? patch(action, key, change, condition)
        : written;
  }

  private Written patch(Action action, ItemKey key, Change change, Condition condition) {
    CosmosPatchItemRequestOptions options = new CosmosPatchItemRequestOptions();
    options.setFilterPredicate(condition.predicate(schema));
    options.setContentResponseOnWriteEnabled(true);
    return write(
        action,
        key,
        () ->
            container.patchItem(
                key.id(), partition(key), change.operations(), options, ObjectNode.class));
  }

  /// Writes those in the present form that have an older one, which is what may have stood in the
  /// way of a change; whether there were any.
  private boolean isBroughtForward(Action action, List<ItemKey> keys) {
    boolean isAny = false;
    if (schema.hasOlderForms()) {
      for (ItemKey key : keys) {
        Optional<ObjectNode> older = stored(action, key).filter(schema::isOlder);
        older.ifPresent(fields -> bringForward(action, key, fields));
        isAny |= older.isPresent();
      }
    }
    return isAny;
  }

  /// Whoever comes before has brought it forward as well.
  private void bringForward(Action action, ItemKey key, ObjectNode older) {
    Item item = answers.item(key, older);
    var _ =
        write(
            action,
            key,
            () ->
                container.replaceItem(
                    item.fields(),
                    key.id(),
                    partition(key),
                    options().setIfMatchETag(item.etag())));
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
    BatchWritten written = tryWrite(action, batch);
    List<ItemKey> changed =
        batch.changed().stream().map(id -> new ItemKey(batch.partition(), id)).toList();
    return !written.isDone() && isBroughtForward(action, changed)
        ? tryWrite(action, batch)
        : written;
  }

  private BatchWritten tryWrite(Action action, Batch batch) {
    try {
      return answers.batch(
          action,
          batch.partition(),
          Calls.await(() -> container.executeCosmosBatch(batch.operations(schema))));
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
