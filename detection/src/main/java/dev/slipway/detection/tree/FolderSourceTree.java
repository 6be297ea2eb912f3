package dev.slipway.detection.tree;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The files of a folder on this machine, as many of them as belong to the source.
public final class FolderSourceTree implements SourceTree {
  private final Path folder;
  private final NavigableSet<SourcePath> files;

  /// @param files what belongs to the source, already filtered; nothing else is read
  public FolderSourceTree(Path folder, Collection<SourcePath> files) {
    this.folder = folder;
    this.files = Collections.unmodifiableNavigableSet(new TreeSet<>(files));
  }

  @Override
  public NavigableSet<SourcePath> files() {
    return files;
  }

  @Override
  public Optional<byte[]> firstBytes(SourcePath path, int limit) {
    if (!files.contains(path)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(folder.resolve(path.value()))) {
      return Optional.of(in.readNBytes(limit));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.STORAGE_READ_FAILED,
                  "Tried to read a file of the project",
                  "The file system refused: " + e.getClass().getSimpleName(),
                  "Check that you may read the file")
              .at(path.value()),
          e);
    }
  }
}
