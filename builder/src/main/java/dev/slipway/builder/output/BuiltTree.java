package dev.slipway.builder.output;

import dev.slipway.domain.source.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;

/// A build's result in two layers, each in order of path.
///
/// @param own what changes with every build
/// @param dependencies the contents of `node_modules`, which change with an installation; empty for
///   a site
public record BuiltTree(List<BuiltFile> own, List<BuiltFile> dependencies) {
  public BuiltTree {
    own = own.stream().sorted(Comparator.comparing(BuiltFile::path)).toList();
    dependencies = dependencies.stream().sorted(Comparator.comparing(BuiltFile::path)).toList();
  }

  /// How many files there are in all.
  public long files() {
    return own.size() + (long) dependencies.size();
  }

  /// The sizes of all files together.
  public long bytes() {
    return bytes(own) + bytes(dependencies);
  }

  /// Names the state of the dependencies on this machine without reading the files: two states with
  /// the same name have the same content, but not the other way round.
  public Digest dependenciesFingerprint() {
    MessageDigest sha256 = Digest.sha256();
    for (BuiltFile entry : dependencies) {
      String line =
          switch (entry) {
            case BuiltFile.Regular file ->
                "%s %s %d %d\n"
                    .formatted(
                        file.path(), file.executable() ? "x" : "-", file.size(), file.changed());
            case BuiltFile.Link link -> "%s -> %s\n".formatted(link.path(), link.target());
          };
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return Digest.finished(sha256);
  }

  private static long bytes(List<BuiltFile> files) {
    long bytes = 0;
    for (BuiltFile entry : files) {
      if (entry instanceof BuiltFile.Regular file) {
        bytes += file.size();
      }
    }
    return bytes;
  }
}
