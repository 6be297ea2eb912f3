package dev.slipway.azure.source;

import dev.slipway.azure.blob.BlobContent;
import dev.slipway.azure.blob.BlobKind;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.blob.UsedBlobs;
import dev.slipway.azure.call.Action;
import dev.slipway.documents.Documents;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.ports.source.KeptSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Manifests in a folder for each project: `manifests/hello/src_9f86….json`, and `latest` with the
/// id of the last one.
final class ManifestBlobs {
  private static final Action READING =
      Action.reading("Tried to read the list of files of a source");
  private static final Action KEEPING =
      Action.writing("Tried to keep the list of files of a source");
  private static final Action FORGETTING = Action.writing("Tried to forget a source");

  private static final String FOLDER = "manifests/";
  private static final String END = ".json";
  private static final Pattern MANIFEST = Pattern.compile("/src_[0-9a-f]{64}\\.json$");

  private final Blobs blobs;
  private final UsedBlobs used;
  private final Documents documents = new Documents();

  ManifestBlobs(Blobs blobs, InstantSource clock) {
    this.blobs = blobs;
    this.used = new UsedBlobs(blobs, clock);
  }

  SourceId save(ProjectId project, SourceManifest manifest) {
    SourceId id = manifest.id();
    used.keep(KEEPING, name(project, id), bytes(documents.toJson(manifest)), BlobKind.DOCUMENT);
    blobs.write(KEEPING, latestName(project), bytes(id.value()), BlobKind.NOTE);
    return id;
  }

  Optional<SourceManifest> find(ProjectId project, SourceId id) {
    return used.use(READING, name(project, id)).map(documents::readSourceManifest);
  }

  /// The same, which is no use of it.
  Optional<SourceManifest> look(KeptSource source) {
    return blobs
        .read(READING, name(source.project(), source.id()))
        .map(content -> documents.readSourceManifest(content.text()));
  }

  Optional<SourceId> latest(ProjectId project) {
    return blobs.read(READING, latestName(project)).map(ManifestBlobs::id);
  }

  private static SourceId id(BlobContent latest) {
    return new SourceId(latest.text());
  }

  List<ProjectId> projects() {
    return blobs.folders(READING, FOLDER).stream().map(ProjectId::new).toList();
  }

  List<KeptSource> sources(ProjectId project) {
    Optional<SourceId> latest = latest(project);
    return blobs.list(READING, folder(project)).stream()
        .filter(blob -> MANIFEST.matcher(blob.name()).find())
        .map(blob -> kept(project, blob, latest))
        .toList();
  }

  private static KeptSource kept(ProjectId project, StoredBlob blob, Optional<SourceId> latest) {
    int begin = folder(project).length();
    SourceId id = new SourceId(blob.name().substring(begin, blob.name().length() - END.length()));
    return new KeptSource(
        project, id, latest.equals(Optional.of(id)), UsedBlobs.lastUsed(blob), blob.bytes());
  }

  /// What names it as the latest goes after it, and only if nobody has saved meanwhile.
  boolean forget(ProjectId project, SourceId id, Instant unusedSince) {
    Optional<BlobContent> latest = blobs.read(READING, latestName(project));
    if (!used.forget(FORGETTING, name(project, id), unusedSince)) {
      return false;
    }
    latest
        .filter(note -> id(note).equals(id))
        .ifPresent(note -> blobs.delete(FORGETTING, latestName(project), note.etag()));
    return true;
  }

  void forget(ProjectId project) {
    blobs.delete(FORGETTING, latestName(project));
    blobs.list(FORGETTING, folder(project)).forEach(blob -> blobs.delete(FORGETTING, blob.name()));
  }

  private static String folder(ProjectId project) {
    return FOLDER + project.value() + "/";
  }

  private static String name(ProjectId project, SourceId id) {
    return folder(project) + id.value() + END;
  }

  private static String latestName(ProjectId project) {
    return folder(project) + "latest";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
