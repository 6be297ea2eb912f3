package dev.slipway.azure.blob;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.Block;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.source.Digest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A blob that is sent block by block and appears whole. A block's id says what is in it, so
/// whatever of an upload arrived before it broke off is not sent again; the storage keeps it for a
/// week.
public final class StagedBlob {
  private final Blobs blobs;
  private final String name;

  StagedBlob(Blobs blobs, String name) {
    this.blobs = blobs;
    this.name = name;
  }

  /// The id of a block with that content.
  public static String id(byte[] block) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Digest.of(block).hex()));
  }

  /// The ids of blocks that arrived and belong to no blob yet.
  public Set<String> arrived(Action action) {
    return blobs.call(
        action,
        name,
        blob -> {
          try {
            return blob
                .getBlockBlobClient()
                .listBlocks(BlockListType.UNCOMMITTED)
                .getUncommittedBlocks()
                .stream()
                .map(Block::getName)
                .collect(Collectors.toSet());
          } catch (BlobStorageException e) {
            if (e.getStatusCode() == BlobFailures.NOT_FOUND) {
              return Set.of();
            }
            throw e;
          }
        });
  }

  /// Sends a block.
  public void stage(Action action, String id, byte[] block) {
    blobs.call(
        action,
        name,
        blob -> {
          blob.getBlockBlobClient().stageBlock(id, BinaryData.fromBytes(block));
          return id;
        });
  }

  /// Makes the blob of these blocks, in their order, in place of what may be there.
  public void commit(Action action, List<String> ids, BlobKind kind) {
    blobs.call(
        action,
        name,
        blob ->
            blob.getBlockBlobClient()
                .commitBlockListWithResponse(
                    new BlockBlobCommitBlockListOptions(ids).setHeaders(kind.headers()),
                    null,
                    Context.NONE));
  }
}
