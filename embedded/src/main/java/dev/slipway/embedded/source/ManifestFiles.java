package dev.slipway.embedded.source;

import dev.slipway.documents.Documents;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.file.PendingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Manifests in a folder for each project: `manifests/hello/src_9f86….json`, and `latest` with the
/// id of the last one.
final class ManifestFiles {
  private final Path manifests;
  private final Documents documents = new Documents();

  ManifestFiles(Path directory) {
    this.manifests = directory.resolve("manifests");
  }

  synchronized SourceId save(ProjectId project, SourceManifest manifest) {
    SourceId id = manifest.id();
    try {
      Path file = file(project, id);
      if (Files.notExists(file)) {
        PendingFile.replace(file, bytes(documents.toJson(manifest)));
      }
      PendingFile.replace(latestFile(project), bytes(id.value()));
    } catch (IOException e) {
      throw FileFailures.writing("Tried to keep the list of files of a source", e);
    }
    return id;
  }

  Optional<SourceManifest> find(ProjectId project, SourceId id) {
    return read(file(project, id)).map(documents::readSourceManifest);
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
      throw FileFailures.reading("Tried to read the list of files of a source", e);
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
