package dev.slipway.sources.folder;

import dev.slipway.sources.ignore.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// The files of a folder, links not followed.
record FolderFiles(Path root) implements ProjectFiles {
  /// Asked several times in every folder, mostly for what is not there, which is quickest this way.
  @Override
  public boolean has(String path) {
    Path file = root.resolve(path);
    return file.toFile().isFile() && !Files.isSymbolicLink(file);
  }

  @Override
  public Optional<InputStream> open(String path) {
    try {
      return has(path)
          ? Optional.of(Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
