package dev.slipway.ports.source;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Keeps the content of source files once each, by digest, and the manifests that refer to it.
///
/// Content is used by being put and by being said not to be missing, a manifest by being saved or
/// found; what is used is not forgotten for a while ([SourceRetention]). So whoever saves a
/// manifest first and then asks what is missing finds everything else there.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface SourceStore {
  /// Those of the digests whose content is not here.
  Set<Digest> missing(Collection<Digest> digests);

  /// Keeps content after checking that it has this digest. Readers see all of it or nothing; a
  /// second put of the same content, also at the same time, is harmless. Does not close the stream.
  ///
  /// Throws `BLOB_DIGEST_MISMATCH` when the content is another one, `PAYLOAD_TOO_LARGE` when it has
  /// more than `maxBytes`; nothing is kept then.
  void put(Digest digest, InputStream content, long maxBytes);

  /// The content, for the caller to close; throws `SOURCE_INCOMPLETE` when it is not here.
  InputStream open(Digest digest);

  /// Keeps a manifest as the project's latest and answers its id. Its content may still be missing.
  SourceId save(ProjectId project, SourceManifest manifest);

  /// The manifest, if this project ever saved it.
  Optional<SourceManifest> find(ProjectId project, SourceId id);

  /// What the project saved last.
  Optional<SourceId> latest(ProjectId project);

  /// Forgets the project's manifests. Content stays until [SourceRetention] finds it unnamed.
  /// Repeating it is harmless.
  void forget(ProjectId project);
}
