package dev.slipway.ports.source;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The manifests and the content of a [SourceStore], for those who decide how long they are kept.
/// What was used since a moment is never forgotten by whoever asks for what was not used since
/// then, however closely the two meet: using and forgetting exclude each other.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface SourceRetention {
  /// The projects that have manifests.
  List<ProjectId> projects();

  /// The manifests of a project.
  List<KeptSource> sources(ProjectId project);

  /// Forgets a manifest, also when it is the latest one, unless it was used since then; false when
  /// it stays or is not there.
  boolean forget(ProjectId project, SourceId id, Instant unusedSince);

  /// Content that no manifest names, of those that are saved when this is called, and that was not
  /// used since then. The caller closes it.
  ///
  /// @param forgotten manifests to pass over, as if they were forgotten already
  Stream<KeptContent> unnamed(Instant unusedSince, Set<KeptSource> forgotten);

  /// Forgets content, unless it was used since then; false when it stays or is not there. Readers
  /// that have opened it read it to its end.
  boolean forget(Digest content, Instant unusedSince);
}
