package dev.slipway.azure.artifact;

import dev.slipway.azure.blob.BlobKind;
import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.blob.UsedBlobs;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.content.Contents;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.artifact.KeptArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Artifacts in a container that any number of processes use: a document for each,
/// `artifacts/2cf2….json`, the keys that lead to them, `keys/9f86…`, and their files as content. An
/// artifact is there when its document is, which comes after everything that it names.
public final class BlobArtifacts implements ArtifactStore {
  private static final Action READING = Action.reading("Tried to find an artifact");
  private static final Action KEEPING = Action.writing("Tried to keep an artifact");
  private static final Action FETCHING = Action.reading("Tried to fetch an artifact");
  private static final Action DELETING = Action.writing("Tried to delete artifacts");

  private static final String FOLDER = "artifacts/";
  private static final String END = ".json";
  private static final String KEYS = "keys/";

  /// A machine that starts anew wants all its artifacts at once.
  private static final int FETCHED_AT_A_TIME = 8;

  private final Blobs blobs;
  private final UsedBlobs used;
  private final Contents contents;
  private final ArtifactTransfer transfer;
  private final InstantSource clock;
  private final Set<Digest> fetching = new HashSet<>();
  private final Semaphore room = new Semaphore(FETCHED_AT_A_TIME);

  public BlobArtifacts(BlobStorage storage, InstantSource clock) {
    this.blobs = storage.artifacts();
    this.used = new UsedBlobs(blobs, clock);
    this.contents = new Contents(blobs, clock);
    this.transfer = new ArtifactTransfer(contents);
    this.clock = clock;
  }

  /// Keeps an artifact whose files lie in a folder, under its key. Repeating it is harmless.
  public void put(Artifact artifact, Path folder) {
    try {
      ArtifactDocument document =
          new ArtifactDocument(artifact, clock.instant(), transfer.send(folder));
      used.keep(KEEPING, name(artifact.digest()), document.toJson(), BlobKind.DOCUMENT);
      blobs.write(
          KEEPING,
          KEYS + artifact.key(),
          artifact.digest().hex().getBytes(StandardCharsets.US_ASCII),
          BlobKind.NOTE);
    } catch (IOException | UncheckedIOException e) {
      throw failed(KEEPING, e);
    }
  }

  /// Makes a folder with the files of an artifact, whole or not at all; false when there is no such
  /// artifact. One that is there already stays as it is.
  public boolean fetch(Digest artifact, Path folder) {
    begin(artifact);
    try {
      if (Files.isDirectory(folder)) {
        return true;
      }
      room.acquireUninterruptibly();
      try {
        return isFetched(artifact, folder.toAbsolutePath());
      } finally {
        room.release();
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed(FETCHING, e);
    } finally {
      end(artifact);
    }
  }

  private boolean isFetched(Digest artifact, Path folder) throws IOException {
    Optional<ArtifactDocument> document =
        used.use(FETCHING, name(artifact)).map(ArtifactDocument::parse);
    if (document.isPresent()) {
      Files.createDirectories(folder.getParent());
      transfer.fetch(document.get().list(), folder);
    }
    return document.isPresent();
  }

  /// Two who need the same artifact fetch it one after the other.
  private synchronized void begin(Digest artifact) {
    boolean isInterrupted = false;
    while (!fetching.add(artifact)) {
      try {
        wait();
      } catch (InterruptedException _) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end(Digest artifact) {
    fetching.remove(artifact);
    notifyAll();
  }

  @Override
  public Optional<Artifact> find(BuildKey key) {
    return blobs
        .read(READING, KEYS + key)
        .flatMap(digest -> used.use(READING, name(new Digest(digest.text()))))
        .map(document -> ArtifactDocument.parse(document).artifact())
        .map(found ->
            new Artifact(found.digest(), key, found.launch(), found.files(), found.bytes()));
  }

  @Override
  public boolean contains(Digest artifact) {
    return used.touch(READING, name(artifact));
  }

  @Override
  public List<KeptArtifact> list() {
    record Listed(ArtifactDocument document, Instant used) {}
    return Together.map(
            blobs.list(READING, FOLDER),
            blob -> read(blob).map(document -> new Listed(document, UsedBlobs.lastUsed(blob))))
        .stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(listed -> listed.document.createdAt()))
        .map(listed -> new KeptArtifact(listed.document.artifact(), listed.used))
        .toList();
  }

  private Optional<ArtifactDocument> read(StoredBlob blob) {
    return blobs.read(READING, blob.name()).map(content -> ArtifactDocument.parse(content.text()));
  }

  /// The space of files that no artifact has any more is free after one of the next calls.
  @Override
  public Set<Digest> delete(Collection<Digest> artifacts, Instant unusedSince) {
    Set<Digest> deleted = new HashSet<>();
    for (Digest artifact : artifacts) {
      if (used.forget(DELETING, name(artifact), unusedSince)) {
        deleted.add(artifact);
      }
    }
    if (!deleted.isEmpty()) {
      forgetKeys();
      forgetContent(unusedSince);
    }
    return deleted;
  }

  /// A key that was written anew meanwhile has another etag, and stays.
  private void forgetKeys() {
    Set<String> there = new HashSet<>();
    List<StoredBlob> keys = blobs.list(DELETING, KEYS);
    blobs.list(DELETING, FOLDER).forEach(blob -> there.add(blob.name()));
    Together.map(
        keys,
        key ->
            blobs
                .read(DELETING, key.name())
                .filter(digest -> !there.contains(name(new Digest(digest.text()))))
                .map(_ -> blobs.delete(DELETING, key.name(), key.etag())));
  }

  private void forgetContent(Instant unusedSince) {
    Set<Digest> named = new HashSet<>();
    Together.map(blobs.list(DELETING, FOLDER), this::read).stream()
        .flatMap(Optional::stream)
        .map(ArtifactDocument::list)
        .forEach(list -> addNamed(list, named));
    contents.sweep();
    contents.unusedSince(unusedSince).stream()
        .filter(content -> !named.contains(content.digest()))
        .forEach(content -> contents.forget(content.digest(), unusedSince));
  }

  private void addNamed(Digest list, Set<Digest> named) {
    try {
      named.add(list);
      transfer.list(list).files().forEach(file -> named.add(file.digest()));
    } catch (IOException e) {
      throw failed(DELETING, e);
    }
  }

  private static String name(Digest artifact) {
    return FOLDER + artifact.hex() + END;
  }

  private static SlipwayException failed(Action action, Exception cause) {
    return new SlipwayException(
        Problem.passing(
            action.failure(),
            action.tried(),
            "A file could not be read or written: " + cause,
            "Check the free space and the permissions of Slipway's home folder"),
        cause);
  }
}
