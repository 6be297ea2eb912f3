package dev.slipway.embedded.artifact;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.builder.disk.FullDisk;
import dev.slipway.builder.disk.LastUse;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.file.Durable;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.artifact.KeptArtifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/// Keeps artifacts as folders. A folder appears under its name when it is complete and on the disk.
public final class DirectoryArtifactStore implements ArtifactStore, ArtifactKeeper {
  private static final String DOCUMENT = "artifact.json";

  private final Path artifacts;
  private final Path keys;
  private final Path incoming;
  private final Path doomed;
  private final FilePool files;
  private final DependencyPool dependencies;
  private final InstantSource clock;
  private final LastUse uses;
  private final Deletions deletions;

  /// What is used or being kept is not deleted at that moment, nor swept away before it is linked
  /// to.
  private final ReadWriteLock using = new ReentrantReadWriteLock();

  /// Keeps them below `artifacts` in the service's home folder.
  public DirectoryArtifactStore(Path home, InstantSource clock) {
    this(home, clock, new Deletions());
  }

  /// The same, and deletes nothing while artifacts are copied.
  public DirectoryArtifactStore(Path home, InstantSource clock, Deletions deletions) {
    Path root = home.toAbsolutePath().normalize().resolve("artifacts");
    this.artifacts = root;
    this.keys = root.resolveSibling("artifact-keys");
    this.incoming = root.resolveSibling("artifact-incoming");
    this.doomed = root.resolveSibling("artifact-doomed");
    this.uses = new LastUse(clock);
    this.files = new FilePool(root.resolveSibling("artifact-files"));
    this.dependencies = new DependencyPool(root.resolveSibling("artifact-dependencies"));
    this.clock = clock;
    this.deletions = deletions;
  }

  /// The folder of an artifact, which holds `site` or `app` by how it serves.
  public Path directory(Digest artifact) {
    return artifacts.resolve(artifact.hex());
  }

  @Override
  public Artifact keep(BuildKey key, BuiltOutput output) {
    using.readLock().lock();
    try {
      Files.createDirectories(incoming);
      Path fresh = Files.createTempDirectory(incoming, "artifact");
      try {
        Artifact artifact = new Assembly(files, dependencies, fresh).of(key, output);
        publish(artifact, fresh);
        uses.begin(directory(artifact.digest()).resolve(DOCUMENT));
        Durable.write(
            keys.resolve(key.toString()),
            artifact.digest().hex().getBytes(StandardCharsets.US_ASCII));
        return artifact;
      } finally {
        FileTree.delete(fresh);
      }
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_WRITE_FAILED, "keep an artifact", e);
    } finally {
      using.readLock().unlock();
    }
  }

  @Override
  public Optional<Artifact> find(BuildKey key) {
    using.readLock().lock();
    try {
      Digest digest = new Digest(Files.readString(keys.resolve(key.toString())).strip());
      return used(digest)
          .map(ArtifactDocument::artifact)
          .map(found ->
              new Artifact(found.digest(), key, found.launch(), found.files(), found.bytes()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_READ_FAILED, "find an artifact", e);
    } finally {
      using.readLock().unlock();
    }
  }

  private Optional<ArtifactDocument> used(Digest artifact) throws IOException {
    return uses.use(directory(artifact).resolve(DOCUMENT)) ? read(artifact) : Optional.empty();
  }

  @Override
  public boolean contains(Digest artifact) {
    using.readLock().lock();
    try {
      return uses.use(directory(artifact).resolve(DOCUMENT));
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_READ_FAILED, "find an artifact", e);
    } finally {
      using.readLock().unlock();
    }
  }

  @Override
  public List<KeptArtifact> list() {
    try {
      Map<KeptArtifact, Instant> madeAt = new HashMap<>();
      for (Path folder : entries(artifacts)) {
        Optional<ArtifactDocument> document = read(new Digest(folder.getFileName().toString()));
        Optional<Instant> used = uses.of(folder.resolve(DOCUMENT));
        if (document.isPresent() && used.isPresent()) {
          madeAt.put(
              new KeptArtifact(document.get().artifact(), used.get()), document.get().createdAt());
        }
      }
      return madeAt.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .toList();
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_READ_FAILED, "list the artifacts", e);
    }
  }

  @Override
  public Set<Digest> delete(Collection<Digest> artifacts, Instant unusedSince) {
    try (Deletions.Held _ = deletions.deleting()) {
      return deleteNow(artifacts, unusedSince);
    }
  }

  private Set<Digest> deleteNow(Collection<Digest> artifacts, Instant unusedSince) {
    try {
      Set<Digest> deleted = new HashSet<>();
      for (Digest artifact : artifacts) {
        if (removeFromView(artifact, unusedSince)) {
          deleted.add(artifact);
        }
      }
      FileTree.delete(doomed);
      sweep();
      return deleted;
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_WRITE_FAILED, "delete artifacts", e);
    }
  }

  /// Moves an artifact away in one step, so that it is never there in part. Keys that lead to it
  /// are swept later: until then they lead to nothing.
  private boolean removeFromView(Digest artifact, Instant unusedSince) throws IOException {
    using.writeLock().lock();
    try {
      if (!uses.isUnusedSince(directory(artifact).resolve(DOCUMENT), unusedSince)) {
        return false;
      }
      Files.createDirectories(doomed);
      Path away = doomed.resolve(artifact.hex());
      FileTree.delete(away);
      Files.move(directory(artifact), away, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      using.writeLock().unlock();
    }
  }

  /// Removes what no artifact needs any more, and what a crash left of one that was being kept.
  private void sweep() throws IOException {
    using.writeLock().lock();
    try {
      for (Path key : entries(keys)) {
        Digest artifact = new Digest(Files.readString(key).strip());
        if (!Files.exists(directory(artifact))) {
          Files.deleteIfExists(key);
        }
      }
      FileTree.delete(incoming);
      files.sweep();
      dependencies.sweep();
    } finally {
      using.writeLock().unlock();
    }
  }

  private void publish(Artifact artifact, Path fresh) throws IOException {
    Files.createDirectories(artifacts);
    if (!Files.exists(directory(artifact.digest()).resolve(DOCUMENT))) {
      Durable.flushAll(fresh);
      byte[] document = new ArtifactDocument(artifact, clock.instant()).toJson();
      Durable.write(fresh.resolve(DOCUMENT), document);
      Files.move(fresh, directory(artifact.digest()), StandardCopyOption.ATOMIC_MOVE);
      Durable.flush(artifacts);
    }
  }

  private Optional<ArtifactDocument> read(Digest artifact) throws IOException {
    try {
      return Optional.of(
          ArtifactDocument.parse(Files.readAllBytes(directory(artifact).resolve(DOCUMENT))));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("[0-9a-f]{64}"))
          .toList();
    }
  }

  private static SlipwayException failed(ProblemCode code, String action, IOException cause) {
    return new SlipwayException(
        FullDisk.orElse(
            Problem.passing(
                code,
                "Tried to " + action,
                "A file could not be read or written: " + cause,
                "Check the free space and the permissions of Slipway's home folder"),
            cause),
        cause);
  }
}
