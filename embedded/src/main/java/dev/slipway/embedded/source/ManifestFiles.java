package dev.slipway.embedded.source;

import dev.slipway.builder.disk.LastUse;
import dev.slipway.documents.Documents;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.file.PendingFile;
import dev.slipway.ports.source.KeptSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Manifests in a folder for each project: `manifests/hello/src_9f86….json`, and `latest` with the
/// id of the last one.
final class ManifestFiles {
  private static final String READING = "Tried to read the list of files of a source";

  private final Path manifests;
  private final Documents documents = new Documents();

  private final LastUse uses;

  ManifestFiles(Path directory, InstantSource clock) {
    this.manifests = directory.resolve("manifests");
    this.uses = new LastUse(clock);
  }

  synchronized SourceId save(ProjectId project, SourceManifest manifest) {
    SourceId id = manifest.id();
    try {
      Path file = file(project, id);
      if (Files.notExists(file)) {
        PendingFile.replace(file, bytes(documents.toJson(manifest)));
      }
      uses.begin(file);
      PendingFile.replace(latestFile(project), bytes(id.value()));
    } catch (IOException e) {
      throw FileFailures.writing("Tried to keep the list of files of a source", e);
    }
    return id;
  }

  Optional<SourceManifest> find(ProjectId project, SourceId id) {
    return used(file(project, id)).map(documents::readSourceManifest);
  }

  /// What a manifest holds, which cannot be forgotten between being used and being read.
  private synchronized Optional<String> used(Path file) {
    try {
      return uses.use(file) ? read(file) : Optional.empty();
    } catch (IOException e) {
      throw FileFailures.reading(READING, e);
    }
  }

  /// The projects that have manifests.
  List<ProjectId> projects() {
    if (!Files.isDirectory(manifests)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(manifests)) {
      return folders.map(folder -> new ProjectId(name(folder))).toList();
    } catch (IOException e) {
      throw FileFailures.reading(READING, e);
    }
  }

  List<KeptSource> sources(ProjectId project) {
    Optional<SourceId> latest = latest(project);
    List<KeptSource> sources = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(project), "src_*.json")) {
      for (Path file : files) {
        SourceId id = new SourceId(name(file).replaceFirst("\\.json$", ""));
        boolean isLatest = latest.equals(Optional.of(id));
        uses.of(file)
            .map(used -> new KeptSource(project, id, isLatest, used, file.toFile().length()))
            .ifPresent(sources::add);
      }
      return sources;
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw FileFailures.reading(READING, e);
    }
  }

  /// Forgets a manifest, unless it was used since then.
  synchronized boolean forget(ProjectId project, SourceId id, Instant unusedSince) {
    Path file = file(project, id);
    try {
      if (!uses.isUnusedSince(file, unusedSince)) {
        return false;
      }
      if (latest(project).equals(Optional.of(id))) {
        Files.deleteIfExists(latestFile(project));
      }
      Files.deleteIfExists(file);
      if (sources(project).isEmpty()) {
        forget(project);
      }
      return true;
    } catch (IOException e) {
      throw FileFailures.writing("Tried to forget a source", e);
    }
  }

  /// The content of that manifest; empty when it went away meanwhile. That is no use of it.
  Optional<SourceManifest> look(KeptSource source) {
    return read(file(source.project(), source.id())).map(documents::readSourceManifest);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  Optional<SourceId> latest(ProjectId project) {
    return read(latestFile(project)).map(SourceId::new);
  }

  private Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFailures.reading(READING, e);
    }
  }

  synchronized void forget(ProjectId project) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(project))) {
      Files.deleteIfExists(latestFile(project));
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder(project));
    } catch (NoSuchFileException _) {
      // Nothing was ever saved, or it is forgotten already.
    } catch (IOException e) {
      throw FileFailures.writing("Tried to forget the sources of a project", e);
    }
  }

  private Path folder(ProjectId project) {
    return manifests.resolve(project.value());
  }

  private Path file(ProjectId project, SourceId id) {
    return folder(project).resolve(id.value() + ".json");
  }

  private Path latestFile(ProjectId project) {
    return folder(project).resolve("latest");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
