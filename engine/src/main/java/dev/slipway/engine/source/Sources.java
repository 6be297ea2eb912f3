package dev.slipway.engine.source;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.quota.Holdings;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.ProjectStore;
import java.io.InputStream;
import java.util.List;

/// Takes in source: first the list of its files, then the content that is not here yet.
public final class Sources {
  private final ProjectStore projects;
  private final SourceStore sources;
  private final Holdings holdings;

  public Sources(ProjectStore projects, SourceStore sources, Holdings holdings) {
    this.projects = projects;
    this.sources = sources;
    this.holdings = holdings;
  }

  /// A source that was taken in.
  ///
  /// @param missing content to put before it can be deployed, in order
  public record Submitted(SourceId id, List<Digest> missing) {
    public Submitted {
      missing = missing.stream().sorted().toList();
    }
  }

  /// Returns when the project's organization may keep any more source at all;
  /// `DEPLOYMENT_QUOTA_EXCEEDED` otherwise. For whoever does not know yet how much comes.
  public void requireRoom(ProjectId project) {
    holdings.requireSome(owner(project), Quota.SOURCE_BYTES, tried(project));
  }

  /// Takes room for a source whose content comes next; `DEPLOYMENT_QUOTA_EXCEEDED` when there is
  /// none.
  public void takeRoom(ProjectId project, SourceManifest manifest) {
    holdings.take(
        owner(project),
        new Holder.OfSource(project, manifest.id()),
        QuotaUse.of(Quota.SOURCE_BYTES, manifest.bytes()),
        tried(project));
  }

  private static String tried(ProjectId project) {
    return "Tried to keep a source of " + project;
  }

  private OrganizationId owner(ProjectId project) {
    return projects
        .find(project)
        .map(Project::organization)
        .orElseThrow(() -> Projects.notFound(project));
  }

  /// Keeps the list of files as the project's latest source; `DEPLOYMENT_QUOTA_EXCEEDED` when the
  /// project's organization has no room for it.
  public Submitted submit(ProjectId project, SourceManifest manifest) {
    takeRoom(project, manifest);
    SourceId id = sources.save(project, manifest);
    List<Digest> digests = manifest.files().stream().map(SourceFile::digest).distinct().toList();
    return new Submitted(id, List.copyOf(sources.missing(digests)));
  }

  /// Keeps content of one file, checked against its digest.
  public void put(Digest digest, InputStream content) {
    sources.put(digest, content, SourceFile.MAX_SIZE);
  }
}
