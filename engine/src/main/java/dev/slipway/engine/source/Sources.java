package dev.slipway.engine.source;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.engine.project.Projects;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.ProjectStore;
import java.io.InputStream;
import java.util.List;

/// Takes in source: first the list of its files, then the content that is not here yet.
public final class Sources {
  private final ProjectStore projects;
  private final SourceStore sources;

  public Sources(ProjectStore projects, SourceStore sources) {
    this.projects = projects;
    this.sources = sources;
  }

  /// A source that was taken in.
  ///
  /// @param missing content to put before it can be deployed, in order
  public record Submitted(SourceId id, List<Digest> missing) {
    public Submitted {
      missing = missing.stream().sorted().toList();
    }
  }

  /// Keeps the list of files as the project's latest source.
  public Submitted submit(ProjectId project, SourceManifest manifest) {
    if (projects.find(project).isEmpty()) {
      throw Projects.notFound(project);
    }
    SourceId id = sources.save(project, manifest);
    List<Digest> digests = manifest.files().stream().map(SourceFile::digest).distinct().toList();
    return new Submitted(id, List.copyOf(sources.missing(digests)));
  }

  /// Keeps content of one file, checked against its digest.
  public void put(Digest digest, InputStream content) {
    sources.put(digest, content, SourceFile.MAX_SIZE);
  }
}
