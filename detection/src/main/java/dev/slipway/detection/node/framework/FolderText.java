package dev.slipway.detection.node.framework;

import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.source.SourcePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Folders as configuration files write them: `./dist`, `../dist`, `build/`.
final class FolderText {
  private FolderText() {}

  /// The folder, seen from a base inside the project; empty when it is absolute or outside.
  static Optional<OutputDirectory> below(String base, String folder) {
    if (folder.startsWith("/") || folder.length() > SourcePath.MAX_BYTES) {
      return Optional.empty();
    }
    Deque<String> names = new ArrayDeque<>();
    for (String name : (base + "/" + folder).split("/", -1)) {
      if (name.equals("..")) {
        if (names.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return names.isEmpty()
        ? Optional.of(OutputDirectory.ROOT)
        : SourcePath.parse(String.join("/", names)).map(path -> new OutputDirectory(path.value()));
  }
}
