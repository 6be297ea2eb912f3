package dev.slipway.azure.blob;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Awaited;
import dev.slipway.azure.call.Cause;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// The blobs of one container. Each method throws a `SlipwayException` with the action's code when
/// the storage cannot be reached or refuses; that something is not there, or was changed meanwhile,
/// is an answer.
public final class Blobs {
  private static final DownloadRetryOptions RETRIES =
      new DownloadRetryOptions().setMaxRetryRequests(4);
  private static final String ANY = "*";

  /// A lease that somebody holds has the same statuses, and is a failure.
  private static final Set<BlobErrorCode> CHANGED =
      Set.of(
          BlobErrorCode.BLOB_ALREADY_EXISTS,
          BlobErrorCode.CONDITION_NOT_MET,
          BlobErrorCode.APPEND_POSITION_CONDITION_NOT_MET);

  private final BlobContainerClient container;

  Blobs(BlobContainerClient container) {
    this.container = container;
  }

  /// The whole of a small blob of text.
  public Optional<BlobContent> read(Action action, String name) {
    return call(action, name, blob -> found(() -> content(blob)));
  }

  private static BlobContent content(BlobClient blob) {
    var answer = blob.downloadContentWithResponse(RETRIES, null, null, Context.NONE);
    var headers = answer.getDeserializedHeaders();
    return new BlobContent(answer.getValue().toString(), headers.getETag(), headers.getMetadata());
  }

  /// At most that many bytes from an offset on; empty when the blob ends there, and when there is
  /// no blob.
  public Optional<byte[]> range(Action action, String name, long offset, long length) {
    return call(action, name, blob -> found(() -> bytes(blob, new BlobRange(offset, length))));
  }

  /// All bytes from an offset on.
  public Optional<byte[]> rest(Action action, String name, long offset) {
    return call(action, name, blob -> found(() -> bytes(blob, new BlobRange(offset))));
  }

  /// Hands over all bytes from an offset on, while they come; false when there is no blob.
  public boolean rest(Action action, String name, long offset, OutputStream to) {
    return call(action, name, blob -> found(() -> write(blob, new BlobRange(offset), to)))
        .isPresent();
  }

  private static byte[] bytes(BlobClient blob, BlobRange range) {
    return write(blob, range, new ByteArrayOutputStream()).toByteArray();
  }

  private static <T extends OutputStream> T write(BlobClient blob, BlobRange range, T to) {
    try {
      blob.downloadStreamWithResponse(to, range, RETRIES, null, false, null, Context.NONE);
    } catch (BlobStorageException e) {
      if (e.getStatusCode() != BlobFailures.RANGE_BEHIND_THE_END) {
        throw e;
      }
    }
    return to;
  }

  /// The content, read while it comes.
  public Optional<InputStream> stream(Action action, String name) {
    return call(action, name, blob -> found(() -> new FailingStream(blob.openInputStream())));
  }

  /// What is known of a blob.
  public Optional<StoredBlob> look(Action action, String name) {
    return call(action, name, blob -> found(() -> stored(name, blob.getProperties())));
  }

  /// Writes a blob that is not there yet; false when there is one already.
  public boolean create(
      Action action, String name, byte[] content, BlobKind kind, Map<String, String> metadata) {
    return write(
        action, name, content, kind, metadata, new BlobRequestConditions().setIfNoneMatch(ANY));
  }

  /// Writes a blob in place of what may be there.
  public void write(Action action, String name, byte[] content, BlobKind kind) {
    write(action, name, content, kind, Map.of(), new BlobRequestConditions());
  }

  private boolean write(
      Action action,
      String name,
      byte[] content,
      BlobKind kind,
      Map<String, String> metadata,
      BlobRequestConditions conditions) {
    BlockBlobSimpleUploadOptions options =
        new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
            .setHeaders(kind.headers())
            .setMetadata(metadata)
            .setRequestConditions(conditions);
    return call(
        action,
        name,
        blob ->
            unlessChanged(
                () -> blob.getBlockBlobClient().uploadWithResponse(options, null, Context.NONE)));
  }

  /// Replaces what is noted beside a blob; false when it was changed since it had that etag, or is
  /// gone.
  public boolean mark(Action action, String name, String etag, Map<String, String> metadata) {
    return call(
        action,
        name,
        blob ->
            unlessChanged(
                () -> blob.setMetadataWithResponse(metadata, unchanged(etag), null, Context.NONE)));
  }

  /// Removes a blob; false when it was changed since it had that etag, or is gone.
  public boolean delete(Action action, String name, String etag) {
    return call(action, name, blob -> unlessChanged(() -> delete(blob, unchanged(etag))));
  }

  /// Removes a blob, if it is there.
  public void delete(Action action, String name) {
    call(action, name, blob -> unlessChanged(() -> delete(blob, new BlobRequestConditions())));
  }

  private static void delete(BlobClient blob, BlobRequestConditions conditions) {
    blob.deleteWithResponse(DeleteSnapshotsOptionType.INCLUDE, conditions, null, Context.NONE);
  }

  private static BlobRequestConditions unchanged(String etag) {
    return new BlobRequestConditions().setIfMatch(etag);
  }

  /// The blobs whose names begin so, in the order of their names.
  public List<StoredBlob> list(Action action, String prefix) {
    ListBlobsOptions options =
        new ListBlobsOptions()
            .setPrefix(prefix)
            .setDetails(new BlobListDetails().setRetrieveMetadata(true));
    return call(
        action,
        prefix,
        _ -> container.listBlobs(options, null).stream().map(Blobs::stored).toList());
  }

  /// The folders right below one, by their names without slashes.
  ///
  /// @param folder with a slash at its end; empty for the whole container
  public List<String> folders(Action action, String folder) {
    ListBlobsOptions options = new ListBlobsOptions().setPrefix(folder);
    return call(
        action,
        folder,
        _ ->
            container.listBlobsByHierarchy("/", options, null).stream()
                .filter(item -> Boolean.TRUE.equals(item.isPrefix()))
                .map(item -> item.getName().substring(folder.length(), item.getName().length() - 1))
                .toList());
  }

  /// A blob that grows at its end.
  public AppendedBlob appended(String name) {
    return new AppendedBlob(this, name);
  }

  /// A blob that is sent block by block.
  public StagedBlob staged(String name) {
    return new StagedBlob(this, name);
  }

  <T> T call(Action action, String name, Function<BlobClient, T> call) {
    try {
      // A name is asked for where only its beginning matters, but no blob has an empty one.
      BlobClient blob = container.getBlobClient(name.isEmpty() ? "-" : name);
      return Awaited.answer(() -> call.apply(blob));
    } catch (RuntimeException e) {
      throw BlobFailures.of(e, action, container.getBlobContainerName() + "/" + name);
    }
  }

  static boolean isChanged(BlobStorageException e) {
    return isGone(e) || CHANGED.contains(e.getErrorCode());
  }

  private static <T> Optional<T> found(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (RuntimeException e) {
      if (Cause.of(e, BlobStorageException.class).filter(Blobs::isGone).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static boolean unlessChanged(Runnable call) {
    try {
      call.run();
      return true;
    } catch (RuntimeException e) {
      if (Cause.of(e, BlobStorageException.class).filter(Blobs::isChanged).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  /// Without a container every answer is a failure.
  private static boolean isGone(BlobStorageException e) {
    return e.getStatusCode() == BlobFailures.NOT_FOUND
        && !BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode());
  }

  private static StoredBlob stored(String name, BlobProperties properties) {
    return new StoredBlob(
        name,
        properties.getETag(),
        properties.getBlobSize(),
        properties.getLastModified().toInstant(),
        properties.getMetadata());
  }

  private static StoredBlob stored(BlobItem item) {
    BlobItemProperties properties = item.getProperties();
    return new StoredBlob(
        item.getName(),
        properties.getETag(),
        properties.getContentLength(),
        properties.getLastModified().toInstant(),
        item.getMetadata() == null ? Map.of() : item.getMetadata());
  }
}
