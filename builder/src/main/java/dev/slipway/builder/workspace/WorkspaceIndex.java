package dev.slipway.builder.workspace;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What was written into a workspace, to tell without reading a file whether it still is so.
record WorkspaceIndex(Map<SourcePath, Entry> entries) {
  /// @param modified in nanoseconds since 1970
  record Entry(Digest digest, boolean executable, long size, long modified) {
    static Entry of(SourceFile file, BasicFileAttributes attributes) {
      return new Entry(
          file.digest(), file.executable(), attributes.size(), nanoseconds(attributes));
    }

    boolean describes(SourceFile file, BasicFileAttributes attributes) {
      return digest.equals(file.digest())
          && executable == file.executable()
          && attributes.isRegularFile()
          && size == attributes.size()
          && modified == nanoseconds(attributes);
    }

    private static long nanoseconds(BasicFileAttributes attributes) {
      return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
  }

  /// An index that cannot be read counts as empty: everything is then written anew.
  static WorkspaceIndex read(Path file) throws IOException {
    Map<SourcePath, Entry> entries = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        parse(line).ifPresent(entry -> entries.put(entry.getKey(), entry.getValue()));
      }
    } catch (NoSuchFileException _) {
      return new WorkspaceIndex(Map.of());
    }
    return new WorkspaceIndex(entries);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    entries.forEach((path, entry) ->
        lines.add(
            "%s\t%s\t%d\t%d\t%s"
                .formatted(
                    entry.digest(),
                    entry.executable() ? "x" : "-",
                    entry.size(),
                    entry.modified(),
                    path)));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, lines);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Map.Entry<SourcePath, Entry>> parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 5
        || !fields[2].matches("\\d{1,18}")
        || !fields[3].matches("-?\\d{1,19}")) {
      return Optional.empty();
    }
    return SourcePath.parse(fields[4])
        .map(path ->
            Map.entry(
                path,
                new Entry(
                    new Digest(fields[0]),
                    fields[1].equals("x"),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]))));
  }
}
