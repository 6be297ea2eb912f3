package dev.slipway.azure.blob;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.AppendBlobRequestConditions;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.AppendBlobAppendBlockOptions;
import com.azure.storage.blob.specialized.AppendBlobClient;
import dev.slipway.azure.call.Action;
import java.util.Map;
import java.util.OptionalInt;

/// A blob that grows at its end, a whole block at a time, and only where its end is known. Whoever
/// learns that the end is elsewhere reads what is there: it may be what was sent, when an answer
/// was lost.
public final class AppendedBlob {
  /// The most bytes of one block
  /// (https://learn.microsoft.com/rest/api/storageservices/append-block).
  public static final int MAX_BLOCK_BYTES = 4 * 1024 * 1024;

  /// Of the 50,000 blocks that a blob may have, so many are used.
  public static final int MAX_BLOCKS = 40_000;

  private final Blobs blobs;
  private final String name;

  AppendedBlob(Blobs blobs, String name) {
    this.blobs = blobs;
    this.name = name;
  }

  /// Makes it, empty, if it is not there.
  public void create(Action action, BlobKind kind) {
    blobs.call(
        action,
        name,
        blob ->
            Blobs.unlessChanged(() ->
                blob.getAppendBlobClient()
                    .createWithResponse(
                        kind.headers(),
                        Map.of(),
                        new BlobRequestConditions().setIfNoneMatch("*"),
                        null,
                        Context.NONE)));
  }

  /// Adds a block at a position, and answers how many blocks there are; empty when the blob does
  /// not end there, or is not there.
  public OptionalInt append(Action action, byte[] block, long position) {
    return blobs.call(action, name, blob -> append(blob.getAppendBlobClient(), block, position));
  }

  private static OptionalInt append(AppendBlobClient blob, byte[] block, long position) {
    try {
      return OptionalInt.of(
          blob.appendBlockWithResponse(
                  new AppendBlobAppendBlockOptions(BinaryData.fromBytes(block))
                      .setRequestConditions(
                          new AppendBlobRequestConditions().setAppendPosition(position)),
                  null,
                  Context.NONE)
              .getValue()
              .getBlobCommittedBlockCount());
    } catch (BlobStorageException e) {
      if (Blobs.isChanged(e)) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }
}
