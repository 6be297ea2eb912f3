package dev.slipway.azure.cosmos;

import com.azure.cosmos.models.CosmosBatch;
import com.azure.cosmos.models.CosmosBatchItemRequestOptions;
import com.azure.cosmos.models.CosmosBatchPatchItemRequestOptions;
import com.azure.cosmos.models.PartitionKey;

/// Writes within one partition that are all done or none: at most [#MAX].
public final class Batch {
  /// How many writes one batch can have, by the rules of the database.
  public static final int MAX = 100;

  private final String partition;
  private final CosmosBatch operations;

  private Batch(String partition) {
    this.partition = partition;
    this.operations = CosmosBatch.createCosmosBatch(new PartitionKey(partition));
  }

  public static Batch in(String partition) {
    return new Batch(partition);
  }

  /// Writes an item whose key must be free.
  public Batch create(NewItem item) {
    operations.createItemOperation(item.fields());
    return this;
  }

  /// Writes an item over the version that has this etag.
  public Batch replace(NewItem item, String etag) {
    operations.replaceItemOperation(
        item.key().id(), item.fields(), new CosmosBatchItemRequestOptions().setIfMatchETag(etag));
    return this;
  }

  /// Changes an item that must be as the condition says.
  public Batch change(String id, Change change, Condition condition) {
    operations.patchItemOperation(
        id,
        change.operations(),
        new CosmosBatchPatchItemRequestOptions().setFilterPredicate(condition.predicate()));
    return this;
  }

  /// Changes an item that must be there.
  public Batch change(String id, Change change) {
    operations.patchItemOperation(id, change.operations());
    return this;
  }

  /// Deletes the version of an item that has this etag.
  public Batch delete(String id, String etag) {
    operations.deleteItemOperation(id, new CosmosBatchItemRequestOptions().setIfMatchETag(etag));
    return this;
  }

  /// Deletes an item that must be there.
  public Batch delete(String id) {
    operations.deleteItemOperation(id);
    return this;
  }

  String partition() {
    return partition;
  }

  CosmosBatch operations() {
    return operations;
  }
}
