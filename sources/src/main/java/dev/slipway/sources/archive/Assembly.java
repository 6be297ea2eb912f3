package dev.slipway.sources.archive;

import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.sources.ignore.IgnoreRules;
import dev.slipway.sources.ignore.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a source of what was unpacked: without a folder that only wraps it, links replaced by the
/// files they lead to, and without what the archive's own ignore files leave out.
final class Assembly {
  private final Map<String, Unpacked> entries;

  private Assembly(Map<String, Unpacked> entries) {
    this.entries = entries;
  }

  static Map<SourcePath, Unpacked.File> of(List<Unpacked> unpacked) {
    Map<String, Unpacked> entries = LinkedHashMap.newLinkedHashMap(unpacked.size());
    unpacked.forEach(entry -> entries.put(entry.path().value(), entry));
    return new Assembly(withoutWrapper(entries)).files();
  }

  static SourceManifest manifest(Map<SourcePath, Unpacked.File> files) {
    return new SourceManifest(
        files.entrySet().stream()
            .map(entry ->
                new SourceFile(
                    entry.getKey(),
                    entry.getValue().executable(),
                    entry.getValue().size(),
                    entry.getValue().digest()))
            .toList());
  }

  /// Archives of code hosts put everything into one folder named after the revision.
  private static Map<String, Unpacked> withoutWrapper(Map<String, Unpacked> entries) {
    if (entries.isEmpty()) {
      return entries;
    }
    String first = entries.keySet().iterator().next();
    String wrapper = first.substring(0, first.indexOf('/') + 1);
    if (wrapper.isEmpty() || !entries.keySet().stream().allMatch(p -> p.startsWith(wrapper))) {
      return entries;
    }
    Map<String, Unpacked> inner = LinkedHashMap.newLinkedHashMap(entries.size());
    entries.forEach((path, entry) -> inner.put(path.substring(wrapper.length()), entry));
    return inner;
  }

  private Map<SourcePath, Unpacked.File> files() {
    IgnoreRules rules = new IgnoreRules(new UnpackedFiles(entries));
    Map<SourcePath, Unpacked.File> files = HashMap.newHashMap(entries.size());
    entries.forEach((name, entry) -> {
      SourcePath path = new SourcePath(name);
      if (!rules.leavesOut(path)) {
        file(path, entry, rules).ifPresent(file -> files.put(path, file));
      }
    });
    return files;
  }

  /// The file, or the one that a link leads to; empty when that one is left out.
  private Optional<Unpacked.File> file(SourcePath path, Unpacked entry, IgnoreRules rules) {
    return switch (entry) {
      case Unpacked.File file -> Optional.of(file);
      case Unpacked.Link link -> {
        String target = LinkTarget.resolve(path.value(), link.target());
        if (entries.get(target) instanceof Unpacked.File file) {
          yield rules.leavesOut(new SourcePath(target)) ? Optional.empty() : Optional.of(file);
        }
        throw Refusal.of(path.value(), "it holds a link that does not lead to a file in it");
      }
    };
  }

  private record UnpackedFiles(Map<String, Unpacked> entries) implements ProjectFiles {
    @Override
    public boolean has(String path) {
      return entries.get(path) instanceof Unpacked.File;
    }

    @Override
    public Optional<InputStream> open(String path) {
      try {
        return entries.get(path) instanceof Unpacked.File file
            ? Optional.of(Files.newInputStream(file.content()))
            : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
