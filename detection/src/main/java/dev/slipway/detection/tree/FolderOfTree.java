package dev.slipway.detection.tree;

import dev.slipway.domain.source.SourcePath;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// One folder of another tree, with paths that begin there.
final class FolderOfTree implements SourceTree {
  private final SourceTree whole;
  private final String prefix;
  private final NavigableSet<SourcePath> files;

  FolderOfTree(SourceTree whole, String prefix) {
    this.whole = whole;
    this.prefix = prefix;
    NavigableSet<SourcePath> below = new TreeSet<>();
    for (SourcePath path : whole.files()) {
      if (path.value().startsWith(prefix)) {
        below.add(new SourcePath(path.value().substring(prefix.length())));
      }
    }
    this.files = Collections.unmodifiableNavigableSet(below);
  }

  @Override
  public NavigableSet<SourcePath> files() {
    return files;
  }

  @Override
  public Optional<byte[]> firstBytes(SourcePath path, int limit) {
    return SourcePath.parse(prefix + path.value()).flatMap(file -> whole.firstBytes(file, limit));
  }
}
