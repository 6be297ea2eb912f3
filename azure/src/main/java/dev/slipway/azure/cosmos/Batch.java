package dev.slipway.azure.cosmos;

import com.azure.cosmos.models.CosmosBatch;
import com.azure.cosmos.models.CosmosBatchItemRequestOptions;
import com.azure.cosmos.models.CosmosBatchPatchItemRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import java.util.ArrayList;
import java.util.List;

/// Writes within one partition that are all done or none: at most [#MAX].
public final class Batch {
  /// How many writes one batch can have, by the rules of the database.
  public static final int MAX = 100;

  private final String partition;
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();

  private interface Operation {
    void addTo(CosmosBatch batch, Schema schema);
  }

  private Batch(String partition) {
    this.partition = partition;
  }

  public static Batch in(String partition) {
    return new Batch(partition);
  }

  /// Writes an item whose key must be free.
  public Batch create(NewItem item) {
    return with((batch, _) -> batch.createItemOperation(item.fields()));
  }

  /// Writes an item over the version that has this etag.
  public Batch replace(NewItem item, String etag) {
    CosmosBatchItemRequestOptions options =
        new CosmosBatchItemRequestOptions().setIfMatchETag(etag);
    return with((batch, _) -> batch.replaceItemOperation(item.key().id(), item.fields(), options));
  }

  /// Changes an item that must be as the condition says.
  public Batch change(String id, Change change, Condition condition) {
    changed.add(id);
    return with((batch, schema) -> patch(batch, id, change, condition.predicate(schema)));
  }

  /// Changes an item that must be there.
  public Batch change(String id, Change change) {
    changed.add(id);
    return with((batch, schema) -> patch(batch, id, change, Condition.formAlone(schema)));
  }

  /// Deletes the version of an item that has this etag.
  public Batch delete(String id, String etag) {
    CosmosBatchItemRequestOptions options =
        new CosmosBatchItemRequestOptions().setIfMatchETag(etag);
    return with((batch, _) -> batch.deleteItemOperation(id, options));
  }

  /// Deletes an item that must be there.
  public Batch delete(String id) {
    return with((batch, _) -> batch.deleteItemOperation(id));
  }

  private Batch with(Operation operation) {
    operations.add(operation);
    return this;
  }

  private static void patch(CosmosBatch batch, String id, Change change, String predicate) {
    batch.patchItemOperation(
        id,
        change.operations(),
        new CosmosBatchPatchItemRequestOptions().setFilterPredicate(predicate));
  }

  String partition() {
    return partition;
  }

  /// The ids of those that are changed.
  List<String> changed() {
    return List.copyOf(changed);
  }

  /// @param schema the form of the items that it changes
  CosmosBatch operations(Schema schema) {
    CosmosBatch batch = CosmosBatch.createCosmosBatch(new PartitionKey(partition));
    operations.forEach(operation -> operation.addTo(batch, schema));
    return batch;
  }
}
