package dev.slipway.embedded.artifact;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.builder.disk.FullDisk;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/// Keeps artifacts as folders. A folder appears under its name when it is complete and on the disk.
public final class DirectoryArtifactStore implements ArtifactStore {
  private static final String DOCUMENT = "artifact.json";

  private final Path artifacts;
  private final Path keys;
  private final Path incoming;
  private final FilePool files;
  private final DependencyPool dependencies;
  private final InstantSource clock;
  private final Deletions deletions;

  /// Deleting sweeps what nothing is linked to, which what is being kept is not yet.
  private final ReadWriteLock sweeping = new ReentrantReadWriteLock();

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
    this.files = new FilePool(root.resolveSibling("artifact-files"));
    this.dependencies = new DependencyPool(root.resolveSibling("artifact-dependencies"));
    this.clock = clock;
    this.deletions = deletions;
  }

  /// The folder of an artifact, which holds `site` or `app` by how it serves.
  public Path directory(Digest artifact) {
    return artifacts.resolve(artifact.hex());
  }

  /// Keeps what a build left, durably, under its key.
  public Artifact keep(BuildKey key, BuiltOutput output) {
    sweeping.readLock().lock();
    try {
      Files.createDirectories(incoming);
      Path fresh = Files.createTempDirectory(incoming, "artifact");
      try {
        Artifact artifact = new Assembly(files, dependencies, fresh).of(key, output);
        publish(artifact, fresh);
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
      sweeping.readLock().unlock();
    }
  }

  @Override
  public Optional<Artifact> find(BuildKey key) {
    try {
      Digest digest = new Digest(Files.readString(keys.resolve(key.toString())).strip());
      return read(digest)
          .map(ArtifactDocument::artifact)
          .map(found ->
              new Artifact(found.digest(), key, found.launch(), found.files(), found.bytes()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_READ_FAILED, "find an artifact", e);
    }
  }

  @Override
  public boolean contains(Digest artifact) {
    return Files.exists(directory(artifact).resolve(DOCUMENT));
  }

  @Override
  public List<Artifact> list() {
    try {
      List<ArtifactDocument> documents = new ArrayList<>();
      for (Path folder : entries(artifacts)) {
        read(new Digest(folder.getFileName().toString())).ifPresent(documents::add);
      }
      return documents.stream()
          .sorted(Comparator.comparing(ArtifactDocument::createdAt))
          .map(ArtifactDocument::artifact)
          .toList();
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_READ_FAILED, "list the artifacts", e);
    }
  }

  @Override
  public void delete(Digest artifact) {
    try (Deletions.Held _ = deletions.deleting()) {
      deleteNow(artifact);
    }
  }

  private void deleteNow(Digest artifact) {
    sweeping.writeLock().lock();
    try {
      for (Path key : entries(keys)) {
        if (Files.readString(key).strip().equals(artifact.hex())) {
          Files.deleteIfExists(key);
        }
      }
      if (Files.isDirectory(directory(artifact))) {
        Files.createDirectories(incoming);
        Files.move(
            directory(artifact),
            incoming.resolve("doomed-" + artifact.hex()),
            StandardCopyOption.ATOMIC_MOVE);
      }
      FileTree.delete(incoming);
      files.sweep();
      dependencies.sweep();
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_WRITE_FAILED, "delete an artifact", e);
    } finally {
      sweeping.writeLock().unlock();
    }
  }

  private void publish(Artifact artifact, Path fresh) throws IOException {
    Files.createDirectories(artifacts);
    if (!contains(artifact.digest())) {
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
