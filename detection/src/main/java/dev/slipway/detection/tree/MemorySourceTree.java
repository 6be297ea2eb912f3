package dev.slipway.detection.tree;

import dev.slipway.domain.source.SourcePath;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/// Files that exist in memory only, for tests.
public final class MemorySourceTree implements SourceTree {
  private final NavigableMap<SourcePath, byte[]> contents;

  private MemorySourceTree(NavigableMap<SourcePath, byte[]> contents) {
    this.contents = contents;
  }

  /// Files of bytes, by path.
  public static MemorySourceTree ofBytes(Map<String, byte[]> files) {
    NavigableMap<SourcePath, byte[]> contents = new TreeMap<>();
    files.forEach((path, bytes) -> contents.put(new SourcePath(path), bytes.clone()));
    return new MemorySourceTree(contents);
  }

  /// Files of UTF-8 text, by path.
  public static MemorySourceTree of(Map<String, String> files) {
    NavigableMap<SourcePath, byte[]> contents = new TreeMap<>();
    files.forEach(
        (path, text) -> contents.put(new SourcePath(path), text.getBytes(StandardCharsets.UTF_8)));
    return new MemorySourceTree(contents);
  }

  @Override
  public NavigableSet<SourcePath> files() {
    return Collections.unmodifiableNavigableSet(contents.navigableKeySet());
  }

  @Override
  public Optional<byte[]> firstBytes(SourcePath path, int limit) {
    return Optional.ofNullable(contents.get(path)).map(content -> SourceTree.cut(content, limit));
  }
}
