package dev.slipway.engine.workflow.step;

import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.source.SourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/// A source as it lies in the store, for detection to read.
final class StoredSourceTree implements SourceTree {
  private final SourceStore store;
  private final NavigableMap<SourcePath, SourceFile> files = new TreeMap<>();

  StoredSourceTree(SourceStore store, SourceManifest manifest) {
    this.store = store;
    manifest.files().forEach(file -> files.put(file.path(), file));
  }

  @Override
  public NavigableSet<SourcePath> files() {
    return Collections.unmodifiableNavigableSet(files.navigableKeySet());
  }

  @Override
  public Optional<byte[]> firstBytes(SourcePath path, int limit) {
    return Optional.ofNullable(files.get(path)).map(file -> read(file, limit));
  }

  private byte[] read(SourceFile file, int limit) {
    try (InputStream content = store.open(file.digest())) {
      return content.readNBytes(limit);
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.passing(
                  ProblemCode.STORAGE_READ_FAILED,
                  "Tried to read a file of the source",
                  "The source store refused: " + e.getClass().getSimpleName(),
                  "Try again; if it stays, look at the service's disk")
              .at(file.path().value()),
          e);
    }
  }
}
