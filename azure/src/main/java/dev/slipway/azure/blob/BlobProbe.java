package dev.slipway.azure.blob;

import dev.slipway.azure.call.Action;
import dev.slipway.ports.health.Probe;
import java.util.List;
import java.util.function.Supplier;

/// Whether each container can be read and changed: something that is not there is looked for and
/// deleted, which is answered only to whoever may.
public final class BlobProbe implements Probe {
  private static final Action READING = Action.reading("Tried to read from Blob Storage");
  private static final Action WRITING = Action.writing("Tried to write to Blob Storage");
  private static final String NOTHING = "preflight";

  private final Supplier<BlobStorage> opening;

  /// @param opening answers the containers, and may open them first
  public BlobProbe(Supplier<BlobStorage> opening) {
    this.opening = opening;
  }

  @Override
  public String name() {
    return "blob-storage";
  }

  @Override
  public String permission() {
    return "role 'Storage Blob Data Contributor' on the account";
  }

  @Override
  public String look() {
    BlobStorage storage = opening.get();
    List<Blobs> containers = List.of(storage.sources(), storage.logs(), storage.artifacts());
    for (Blobs container : containers) {
      var _ = container.look(READING, NOTHING);
      container.delete(WRITING, NOTHING);
    }
    return "%d containers can be read and written".formatted(containers.size());
  }
}
