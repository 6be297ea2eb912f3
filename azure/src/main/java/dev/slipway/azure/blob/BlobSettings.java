package dev.slipway.azure.blob;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Where blobs are kept, and how patiently.
///
/// @param sources the container of manifests and the content of sources
/// @param logs the container of the deployments' logs
/// @param artifacts the container of what builds yielded
/// @param mayCreate whether the service creates the containers where they are missing
/// @param patience how long one try of a request may take; a request is tried four times at most
public record BlobSettings(
    BlobAccess access,
    String sources,
    String logs,
    String artifacts,
    boolean mayCreate,
    Duration patience) {
  ///
  /// https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
  private static final Pattern CONTAINER = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public BlobSettings {
    for (String container : List.of(sources, logs, artifacts)) {
      if (!CONTAINER.matcher(container).matches()) {
        throw new IllegalArgumentException("'%s' cannot name a container".formatted(container));
      }
    }
    if (List.of(sources, logs, artifacts).stream().distinct().count() < 3) {
      throw new IllegalArgumentException(
          "sources, logs and artifacts have containers of their own");
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("a request takes some time");
    }
  }

  /// The usual containers, created where they are missing.
  public static BlobSettings of(BlobAccess access) {
    return named(access, "slipway");
  }

  /// The same with another beginning of the containers' names.
  public static BlobSettings named(BlobAccess access, String name) {
    return new BlobSettings(
        access, name + "-sources", name + "-logs", name + "-artifacts", true, PATIENCE);
  }

  /// The same, but what is missing is only named.
  public BlobSettings creatingNothing() {
    return new BlobSettings(access, sources, logs, artifacts, false, patience);
  }

  /// The same with tries that may take that long.
  public BlobSettings waitingFor(Duration limit) {
    return new BlobSettings(access, sources, logs, artifacts, mayCreate, limit);
  }
}
