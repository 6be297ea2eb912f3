package dev.slipway.domain.source;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The files of a source in order of path. No path is there twice and none is both a file and a
/// folder.
public record SourceManifest(List<SourceFile> files) {
  /// The most files a source may have.
  public static final int MAX_FILES = 50_000;

  /// The most bytes the files of a source may have together.
  public static final long MAX_BYTES = 1024L * 1024 * 1024;

  public SourceManifest {
    if (files.size() > MAX_FILES) {
      throw refused("it has more than %,d files".formatted(MAX_FILES), "");
    }
    files = files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    requireOneFilePerPath(files);
    if (files.stream().mapToLong(SourceFile::size).sum() > MAX_BYTES) {
      throw refused("its files are larger than %,d bytes together".formatted(MAX_BYTES), "");
    }
  }

  /// The sum of the file sizes, in bytes.
  public long bytes() {
    return files.stream().mapToLong(SourceFile::size).sum();
  }

  /// The id that these files have wherever they are.
  public SourceId id() {
    StringBuilder canonical = new StringBuilder("slipway-source-1\n");
    for (SourceFile file : files) {
      canonical
          .append(file.executable() ? 'x' : '-')
          .append(' ')
          .append(file.size())
          .append(' ')
          .append(file.digest())
          .append(' ')
          .append(file.path())
          .append('\n');
    }
    return SourceId.of(Digest.of(canonical.toString()));
  }

  private static void requireOneFilePerPath(List<SourceFile> files) {
    Set<String> paths = new HashSet<>();
    for (SourceFile file : files) {
      if (!paths.add(file.path().value())) {
        throw refused("the same path is there twice", file.path().value());
      }
    }
    for (SourceFile file : files) {
      for (String folder = file.path().folder(); !folder.isEmpty(); folder = parent(folder)) {
        if (paths.contains(folder)) {
          throw refused("a path is both a file and a folder", folder);
        }
      }
    }
  }

  private static String parent(String folder) {
    int slash = folder.lastIndexOf('/');
    return slash < 0 ? "" : folder.substring(0, slash);
  }

  private static SlipwayException refused(String why, String where) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_REFUSED,
                "Tried to read the list of files of a source",
                "The source is refused because " + why,
                "Leave out what is not source with .slipwayignore")
            .at(where));
  }
}
