package dev.slipway.azure.content;

import dev.slipway.azure.blob.BlobKind;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StagedBlob;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps content that has a blob of its own, named by its digest, and sent block by block. What
/// arrived of an upload that broke off is found again by what is in its blocks. Blocks whose digest
/// turns out to be another one belong to no blob and go after a week.
final class LargeContent {
  private static final Action KEEPING = Action.writing("Tried to keep the content of a large file");

  private static final int BLOCKS_AT_A_TIME = 4;

  private final Blobs blobs;
  private final Register register;

  LargeContent(Blobs blobs, Register register) {
    this.blobs = blobs;
    this.register = register;
  }

  /// Sends all blocks, and makes the content known once its digest is known to be this.
  ///
  /// @param first the first block, which was read to see how large the content is
  void put(Digest digest, byte[] first, CheckedContent content) throws IOException {
    if (register.isThoughtToBeHere(digest) && register.use(List.of(digest)).isEmpty()) {
      readOn(first, content);
      content.require(digest);
      return;
    }
    Upload upload = Upload.begin();
    String name = Contents.LARGE + digest.hex();
    StagedBlob blob = blobs.staged(name);
    List<String> ids = send(blob, first, content);
    content.require(digest);
    blob.commit(KEEPING, ids, BlobKind.CONTENT);
    upload.requireFresh();
    register.keep(name, List.of(new Kept(digest, 0, content.length())));
  }

  /// Sends each block that has not arrived yet, several at a time, and answers the ids of all.
  private static List<String> send(StagedBlob blob, byte[] first, CheckedContent content)
      throws IOException {
    Set<String> arrived = new HashSet<>(blob.arrived(KEEPING));
    List<String> ids = new ArrayList<>();
    try (AtATime sending = new AtATime(BLOCKS_AT_A_TIME)) {
      for (byte[] block = first; block.length > 0; block = content.next()) {
        String id = StagedBlob.id(block);
        byte[] sent = block;
        if (arrived.add(id)) {
          sending.start(() -> blob.stage(KEEPING, id, sent));
        }
        ids.add(id);
      }
      sending.await();
    }
    return ids;
  }

  private static void readOn(byte[] first, CheckedContent content) throws IOException {
    byte[] block = first;
    while (block.length > 0) {
      block = content.next();
    }
  }
}
